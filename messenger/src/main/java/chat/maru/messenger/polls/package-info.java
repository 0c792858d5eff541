/// Votes that everybody in a room can cast, and what comes of them.
@NullMarked
package chat.maru.messenger.polls;

import org.jspecify.annotations.NullMarked;
