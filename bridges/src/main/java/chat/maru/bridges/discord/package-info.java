/// The JSON that DiscordChatExporter writes: one channel, perhaps in several parts.
@NullMarked
package chat.maru.bridges.discord;

import org.jspecify.annotations.NullMarked;
