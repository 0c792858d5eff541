package chat.maru.bridges.discord;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import org.junit.jupiter.api.Test;

class DiscordTest {
  @Test
  void a_channel_with_replies_files_stickers_and_calls() {
    assertThat(
            Exports.readAny(
                Exports.file(
                    "general.json",
                    """
                    {"guild": {"id": "1", "name": "Walkers"}, "channel": {"id": "2", "name": "general"},
                     "messages": [
                      {"id": "10", "type": "Default", "timestamp": "2023-07-09T20:34:00.123+09:00",
                       "timestampEdited": null, "content": "hi @Lee",
                       "author": {"id": "a", "name": "kim", "nickname": "Kim"}, "attachments": []},
                      {"id": "10", "type": "Default", "timestamp": "2023-07-09T20:34:00.123+09:00",
                       "timestampEdited": null, "content": "hi @Lee",
                       "author": {"id": "a", "name": "kim", "nickname": "Kim"}},
                      {"id": "11", "type": "Reply", "timestamp": "2023-07-09T11:35:00+00:00",
                       "timestampEdited": null, "content": "", "author": {"id": "b", "name": "lee"},
                       "attachments": [{"fileName": "a.png"}, {"fileName": "b.pdf"}],
                       "stickers": [{"name": "wave"}]},
                      {"id": "12", "type": "20", "timestamp": "2023-07-09T11:36:00Z",
                       "timestampEdited": null, "content": "", "author": {"id": "c", "name": "bot"},
                       "embeds": [{"title": "News", "description": "rain"}]},
                      {"id": "13", "type": "GuildMemberJoin", "timestamp": "2023-07-09T11:37:00Z",
                       "timestampEdited": null, "content": "Joined the server.",
                       "author": {"id": "d", "name": "park", "nickname": ""}}
                     ], "messageCount": 99}
                    """)))
        .containsExactly(
            "2023-07-09T11:34:00.123 Kim: hi @Lee",
            "2023-07-09T11:35 lee <photo>",
            "2023-07-09T11:35 lee <file>",
            "2023-07-09T11:35 lee <emoticon>",
            "2023-07-09T11:36 bot: News⏎rain",
            "2023-07-09T11:37 * park Joined the server.");
  }
}
