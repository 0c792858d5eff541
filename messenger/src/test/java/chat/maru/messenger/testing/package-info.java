/// What the messenger's tests stand on.
@NullMarked
package chat.maru.messenger.testing;

import org.jspecify.annotations.NullMarked;
