/// The JSON that Telegram Desktop exports: one chat.
@NullMarked
package chat.maru.bridges.telegram;

import org.jspecify.annotations.NullMarked;
