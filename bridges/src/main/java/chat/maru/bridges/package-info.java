/// Chats from elsewhere: what an export says, and how it becomes part of a room.
///
/// Reading is pure and knows no room: an [ExportFormat] turns an [ExportFile] into [Records].
/// Importing gives those records an instant, a member and a place in a room, once.
@NullMarked
package chat.maru.bridges;

import org.jspecify.annotations.NullMarked;
