package chat.maru.orchestrator.privacy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.Identifiers;
import chat.maru.orchestrator.privacy.Kind;
import chat.maru.orchestrator.privacy.Roster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
  private static final Keyed KEY =
      Keyed.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(
      strings = {
        // chat completions
        """
        {"model":"m","messages":[{"role":"user","content":"call 010-1234-5678"},
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
            "function":{"name":"dial","arguments":"{\\"number\\":\\"010-1234-5678\\"}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"jin@example.org answered"}],
         "tools":[{"type":"function","function":{"name":"dial",
            "description":"Dials, such as 010-9999-8888"}}],
         "metadata":{"user":"jin@example.org"}}\
        """,
        // responses
        """
        {"model":"m","instructions":"Jin is jin@example.org","input":[
          {"type":"message","role":"user","content":[{"type":"input_text","text":"010-1234-5678"}]},
          {"type":"function_call","call_id":"c","name":"dial","arguments":"{}"},
          {"type":"function_call_output","call_id":"c","output":"is 010-9999-8888"}]}\
        """,
        // messages
        """
        {"model":"m","system":"jin@example.org","messages":[
          {"role":"user","content":[{"type":"text","text":"010-1234-5678"}]},
          {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"dial",
            "input":{"number":"010-9999-8888","phone":1012345678}}]}]}\
        """,
        // Gemini
        """
        {"contents":[{"role":"user","parts":[{"text":"010-1234-5678"},
          {"inlineData":{"mimeType":"text/plain","data":"AAAAAAAAAAAAAAAAAAAA"}},
          {"functionResponse":{"name":"dial","response":{"mail":"jin@example.org",
            "number":"010-9999-8888"}}}]}]}\
        """,
      })
  void every_wires_request_is_masked_wherever_words_stand(String json) {
    JsonObject body = Json.parseObject(json);
    Masked masked = masked(body);
    String text = masked.body().toText();
    assertThat(text).doesNotContain("1234", "9999", "jin@");
    assertThat(masked.counts()).containsKey(Kind.PHONE).containsEntry(Kind.EMAIL, 1);
    assertThat(masked.restoring(tool -> false).whole(masked.body()).toText())
        .contains("010-1234-5678", "010-9999-8888", "jin@example.org");
  }

  @Test
  void one_identifier_has_one_placeholder_in_a_conversation_and_another_in_the_next() {
    JsonObject body = talk("010-1234-5678, 다시 ０１０ １２３４ ５６７８");
    String once = masked(body).body().toText();
    String longer = masked(talk("앞에 다른 말, 그리고 01012345678")).body().toText();
    String placeholder = once.replaceAll(".*(\\[PHONE_[A-Z2-9]{6}]).*", "$1");
    assertThat(once.split(java.util.regex.Pattern.quote(placeholder), -1)).hasSize(3);
    assertThat(longer).contains(placeholder);
    Masked other = Masked.of(Scan.of(body, Roster.NONE), body, KEY.derive("other")).orElseThrow();
    assertThat(other.body().toText()).doesNotContain(placeholder);
  }

  @Test
  void what_is_split_over_messages_and_parts_is_masked_as_one() {
    JsonObject body =
        Json.parseObject(
            """
            {"messages":[{"role":"user","content":"010-1234"},{"role":"user","content":"5678"},
              {"role":"user","content":[{"type":"text","text":"jin@exam"},
                {"type":"text","text":"ple.org is mine"}]}]}\
            """);
    Masked masked = masked(body);
    assertThat(masked.body().toText()).doesNotContain("1234", "5678", "jin@", "ple.org");
    assertThat(masked.counts()).containsOnlyKeys(Kind.PHONE, Kind.EMAIL);
  }

  @Test
  void the_question_before_says_what_the_digits_are() {
    JsonObject body =
        Json.parseObject(
            """
            {"messages":[{"role":"user","content":"계좌번호 알려줘"},
              {"role":"user","content":"3333-01-1234567"}]}\
            """);
    assertThat(Scan.of(body, Roster.NONE).kinds()).containsExactly(Kind.ACCOUNT);
  }

  @Test
  void names_of_the_roster_are_masked_and_seal_nothing() {
    JsonObject body = talk("김민수: 오늘 저녁 어때?");
    Scan scan = Scan.of(body, Roster.of(List.of("김민수")));
    assertThat(scan.kinds()).isEmpty();
    Masked masked = Masked.of(scan, body, KEY).orElseThrow();
    assertThat(masked.body().toText()).doesNotContain("김민수").contains("[NAME_");
  }

  @Test
  void an_identifier_where_no_mask_can_stand_is_not_masked() {
    JsonObject body =
        Json.parseObject(
            """
            {"messages":[],"tools":[{"function":{"name":"call_01012345678","parameters":{}}}]}\
            """);
    Scan scan = Scan.of(body, Roster.NONE);
    assertThat(scan.kinds()).containsExactly(Kind.PHONE);
    assertThat(Masked.of(scan, body, KEY)).isEmpty();
  }

  @Test
  void opaque_reasoning_goes_back_as_it_came() {
    String thinking =
        """
        {"messages":[{"role":"assistant","content":[{"type":"thinking",
          "thinking":"I call [PHONE_ABCDEF]","signature":"RXhhbXBsZTAxMDEyMzQ1Njc4"},
          {"type":"redacted_thinking","data":"MDEwMTIzNDU2NzgwMTAxMjM0NTY3OA=="}]},
          {"role":"user","content":"010-1234-5678"}]}\
        """;
    JsonObject body = Json.parseObject(thinking);
    JsonArray before = body.requireArray("messages");
    JsonArray after = masked(body).body().requireArray("messages");
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
  }

  @Test
  void what_cannot_be_inspected_is_named() {
    JsonObject body =
        Json.parseObject(
            """
            {"messages":[{"role":"user","content":[
              {"type":"image_url","image_url":{"url":"https://example.org/a.png"}},
              {"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}},
              {"type":"document","source":{"type":"base64","data":"AAAA"}},
              {"type":"file","file":{"file_id":"file-1"}}]}]}\
            """);
    assertThat(Scan.of(body, Roster.NONE).unseen()).containsExactly("image", "audio", "file");
  }

  /// However a request writes an identifier, what leaves has none left to find.
  @Test
  void no_masked_request_has_an_identifier_left() {
    Random random = new Random(7);
    String[] known = {
      "010-2345-6789",
      "900101-1234567",
      "4111-1111-1111-1111",
      "jin@example.org",
      "서울시 강남구 테헤란로 152, 3층",
      "sk-proj-abcdEFGH1234567890abcdEFGH",
      "M12345678 여권",
      "계좌 110-123-456789",
      "221B Baker Street, London NW1 6XE",
      "비밀번호: tiger77!",
      "+82 10 2345 6789",
    };
    for (int round = 0; round < 300; round++) {
      List<Json> messages = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        StringBuilder text = new StringBuilder();
        for (int j = random.nextInt(4); j >= 0; j--) {
          text.append(twisted(known[random.nextInt(known.length)], random))
              .append(random.nextBoolean() ? " " : ", 그리고 ");
        }
        messages.add(
            JsonObject.builder().put("role", "user").put("content", text.toString()).build());
      }
      JsonObject body = JsonObject.builder().put("messages", new JsonArray(messages)).build();
      Masked masked = masked(body);
      assertThat(Scan.of(masked.body(), Roster.NONE).kinds()).as(body.toText()).isEmpty();
      assertThat(Identifiers.find(masked.body().toText())).as(body.toText()).isEmpty();
      JsonObject restored = masked.restoring(tool -> false).whole(masked.body());
      assertThat(restored.toText()).doesNotContainPattern("_[A-Z2-9]{6}]");
    }
  }

  /// The ways in which people, by accident or not, hide a number from a search.
  private static String twisted(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> wide(text);
      case 1 -> text.replace("-", " ");
      case 2 -> text.substring(0, 2) + "\u200b" + text.substring(2);
      case 3 -> text.replace("-", "\u2011");
      case 4 -> escaped(text);
      default -> text;
    };
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c + 0xfee0 : c)));
    return wide.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> escaped.append(c >= '0' && c <= '9' ? "\\u00%02x".formatted(c) : "" + (char) c));
    return escaped.toString();
  }

  private static JsonObject talk(String words) {
    return Json.parseObject(
        "{\"messages\":[{\"role\":\"user\",\"content\":" + Json.of(words) + "}]}");
  }

  private static Masked masked(JsonObject body) {
    return Masked.of(Scan.of(body, Roster.NONE), body, KEY).orElseThrow();
  }
}
