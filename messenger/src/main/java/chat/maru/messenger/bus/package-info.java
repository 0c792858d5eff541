/// What the nodes of one deployment tell each other.
@NullMarked
package chat.maru.messenger.bus;

import org.jspecify.annotations.NullMarked;
