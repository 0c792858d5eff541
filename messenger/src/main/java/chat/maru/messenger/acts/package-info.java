/// What members do with messages besides saying them.
@NullMarked
package chat.maru.messenger.acts;

import org.jspecify.annotations.NullMarked;
