package chat.maru.bridges.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.testing.Exports;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramTest {
  private static final String CHAT =
      """
      {"name": "Walkers", "type": "private_group", "id": 77, "messages": [
       {"id": 1, "type": "service", "date": "2023-07-09T20:34:01", "date_unixtime": "1688902441",
        "actor": "Kim", "actor_id": "user1", "action": "invite_members", "members": ["Lee", "Park"]},
       {"id": 2, "type": "message", "date": "2023-07-09T20:34:05", "date_unixtime": "1688902445",
        "from": "Kim", "from_id": "user1", "text": ["go ", {"type": "bold", "text": "now"}, "!"]},
       {"id": 3, "type": "message", "date": "2023-07-09T20:35:05", "date_unixtime": "1688902505",
        "from": "Kim", "from_id": "user9", "text": "", "photo": "(File not included.)"},
       {"id": 4, "type": "message", "date": "2023-07-09T20:36:05", "date_unixtime": "1688902565",
        "from": null, "from_id": "user3", "text": "see", "file": "x", "file_name": "plan.pdf"},
       {"id": 5, "type": "message", "date": "2020-07-09T20:36:05",
        "from": "Lee", "from_id": 4, "text": "old", "text_entities": [{"type": "plain", "text": "older"}]},
       {"id": 6, "type": "message", "date": "2023-07-09T20:37:05", "date_unixtime": "1688902625",
        "from": "Lee", "from_id": 4, "text": "", "poll": {"question": "When?", "answers": [{"text": "Fri"}]}},
       {"id": 7, "type": "message", "date": "never", "from": "Lee", "from_id": 4, "text": "?"}
      ]}
      """;

  @Test
  void a_chat_with_its_services_media_and_formatted_words() {
    assertThat(read(CHAT))
        .containsExactly(
            "2023-07-09T11:34:01 * Kim invited Lee, Park",
            "2023-07-09T11:34:05 Kim: go now!",
            "2023-07-09T11:35:05 Kim (2) <photo>",
            "2023-07-09T11:36:05 Deleted Account <file>",
            "2023-07-09T11:36:05 Deleted Account: see",
            "2020-07-09T20:36:05 Lee: older",
            "2023-07-09T11:37:05 Lee: When?⏎- Fri",
            "! 14 bad_entry");
  }

  @Test
  void a_file_that_breaks_off_keeps_what_was_there() {
    String cut = CHAT.substring(0, CHAT.indexOf("{\"id\": 4") + 40);
    assertThat(read(cut))
        .hasSize(4)
        .startsWith("2023-07-09T11:34:01 * Kim invited Lee, Park")
        .last()
        .asString()
        .endsWith("cut_off");
  }

  @Test
  void a_whole_account_is_refused_with_a_way_out() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"about\": \"x\", \"personal_information\": {}, \"chats\": {\"list\":"
                        + " [{\"messages\": [{\"from_id\": \"user1\", \"date_unixtime\":"
                        + " \"1\"}]}]}}"))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(ImportError.IMPORT_ACCOUNT));
  }

  private static List<String> read(String text) {
    return Exports.readAny(Exports.file("result.json", text));
  }
}
