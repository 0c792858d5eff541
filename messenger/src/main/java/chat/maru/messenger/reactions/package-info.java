/// Answering a message with an emoji.
@NullMarked
package chat.maru.messenger.reactions;

import org.jspecify.annotations.NullMarked;
