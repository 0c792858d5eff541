/// Putting an export into a room: which messages are there already, who is who, and the job that
/// does it.
@NullMarked
package chat.maru.bridges.importing;

import org.jspecify.annotations.NullMarked;
