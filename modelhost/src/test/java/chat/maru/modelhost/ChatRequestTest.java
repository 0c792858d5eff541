package chat.maru.modelhost;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.modelhost.ChatModel.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatRequestTest {
  @Test
  void joins_turns_in_a_row_by_one_side() {
    assertThat(
            turns(
                """
                {"role":"user","content":"a"},{"role":"system","content":"s"},
                {"role":"user","content":"b"},{"role":"assistant","content":"c"},
                {"role":"developer","content":"t"}"""))
        .containsExactly(
            new Turn("system", "s\n\nt"), new Turn("user", "a\n\nb"), new Turn("assistant", "c"));
  }

  @Test
  void lets_no_conversation_begin_with_the_assistant() {
    assertThat(turns("{\"role\":\"assistant\",\"content\":\"a\"}"))
        .containsExactly(new Turn("user", "…"), new Turn("assistant", "a"));
  }

  @Test
  void joins_the_text_parts_of_a_message() {
    assertThat(
            turns(
                """
                {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}"""))
        .containsExactly(new Turn("user", "a\nb"));
  }

  private static List<Turn> turns(String messages) {
    return ChatRequest.parse(Json.parseObject("{\"messages\":[" + messages + "]}")).turns();
  }
}
