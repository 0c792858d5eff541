/// Search: a view of the log that is fed from it and may be thrown away.
@NullMarked
package chat.maru.messenger.index;

import org.jspecify.annotations.NullMarked;
