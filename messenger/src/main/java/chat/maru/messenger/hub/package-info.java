/// Who is connected to this node, and what is told to them.
@NullMarked
package chat.maru.messenger.hub;

import org.jspecify.annotations.NullMarked;
