package chat.maru.orchestrator.privacy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.Roster;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestoringTest {
  private static final JsonObject BODY =
      Json.parseObject(
          "{\"messages\":[{\"role\":\"user\",\"content\":\"010-1234-5678, password: say\\\\7hi"
              + " jin@example.org\"}]}");

  private final Masked masked =
      Masked.of(
              Scan.of(BODY, Roster.NONE),
              BODY,
              Keyed.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)))
          .orElseThrow();
  private final String words =
      ((JsonObject) masked.body().requireArray("messages").get(0)).requireString("content");
  private final String phone = placeholder("PHONE");
  private final String secret = placeholder("SECRET");

  @Test
  void a_placeholder_is_restored_wherever_the_stream_cuts_it() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      String said =
          "[ok] "
              + phone
              + "["
              + phone
              + "] [PHONE_ "
              + secret
              + " ["
              + (round % 2 == 0 ? "" : "PHO");
      Restoring restoring = masked.restoring(tool -> false);
      StringBuilder told = new StringBuilder();
      for (String piece : pieces(said, random)) {
        restoring.event(chat("content", piece)).forEach(event -> told.append(content(event)));
      }
      JsonObject end =
          Json.parseObject("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
      restoring.event(end).forEach(event -> told.append(content(event)));
      restoring.end().forEach(event -> told.append(content(event)));
      assertThat(told.toString())
          .isEqualTo(said.replace(phone, "010-1234-5678").replace(secret, "say\\7hi"));
    }
  }

  @Test
  void the_arguments_of_tools_stay_json() {
    Random random = new Random(4);
    String arguments = "{\"to\":\"" + phone + "\",\"key\":\"" + secret + "\"}";
    StringBuilder told = new StringBuilder();
    Restoring restoring = masked.restoring(tool -> false);
    for (String piece : pieces(arguments, random)) {
      JsonObject event = partial(0, piece);
      restoring
          .event(event)
          .forEach(e -> told.append(e.requireObject("delta").requireString("partial_json")));
    }
    JsonObject read = Json.parseObject(told.toString());
    assertThat(read.requireString("to")).isEqualTo("010-1234-5678");
    assertThat(read.requireString("key")).isEqualTo("say\\7hi");
  }

  @Test
  void a_tool_outside_the_class_gets_placeholders() {
    Restoring restoring = masked.restoring("web_search"::equals);
    restoring.event(
        Json.parseObject(
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"web_search\",\"input\":{}}}"));
    assertThat(restoring.event(partial(0, "{\"q\":\"" + phone + "\"}")).toString()).contains(phone);
    assertThat(restoring.event(partial(1, "{\"q\":\"" + phone + "\"}")).toString())
        .doesNotContain(phone);
    JsonObject whole =
        Json.parseObject(
            "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"web_search\",\"arguments\":\""
                + phone
                + "\"}}]}}]}");
    assertThat(restoring.whole(whole)).isEqualTo(whole);
  }

  @Test
  void what_the_model_altered_stays_and_is_counted() {
    String small = phone.toLowerCase(java.util.Locale.ROOT);
    String bare = phone.substring(1, phone.length() - 1);
    String said = small + " and " + bare + " and [PHONE_ZZZZZZ] and " + phone;
    Restoring restoring = masked.restoring(tool -> false);
    JsonObject answer =
        Json.parseObject("{\"choices\":[{\"message\":{\"content\":" + Json.of(said) + "}}]}");
    String told = restoring.whole(answer).toText();
    assertThat(told).contains(small, bare, "[PHONE_ZZZZZZ]", "and 010-1234-5678");
    assertThat(restoring.altered()).isEqualTo(3);
  }

  @Test
  void events_that_were_put_in_between_keep_the_numbers_without_gaps() {
    Restoring restoring = masked.restoring(tool -> false);
    List<JsonObject> told = new ArrayList<>();
    told.addAll(restoring.event(responses(4, "say [PHO")));
    told.addAll(
        restoring.event(
            Json.parseObject(
                "{\"type\":\"response.output_text.done\",\"sequence_number\":5,\"output_index\":0,\"content_index\":0,\"text\":\"say"
                    + " [PHO\"}")));
    told.addAll(
        restoring.event(
            Json.parseObject("{\"type\":\"response.completed\",\"sequence_number\":6}")));
    assertThat(told)
        .extracting(event -> event.requireLong("sequence_number"))
        .containsExactly(4L, 5L, 6L, 7L);
    assertThat(told.get(1).requireString("delta")).isEqualTo("[PHO");
  }

  @Test
  void signed_thinking_is_never_unmasked_inside() {
    JsonObject answer =
        Json.parseObject(
            "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"dial "
                + phone
                + "\",\"signature\":\"abcdefghijklmnop\"},{\"type\":\"text\",\"text\":\""
                + phone
                + "\"}]}");
    JsonArray told = masked.restoring(tool -> false).whole(answer).requireArray("content");
    assertThat(told.get(0).toText()).contains(phone);
    assertThat(told.get(1).toText()).contains("010-1234-5678");
  }

  private String placeholder(String kind) {
    int from = words.indexOf("[" + kind + "_");
    return words.substring(from, words.indexOf(']', from) + 1);
  }

  private static List<String> pieces(String text, Random random) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int next = Math.min(text.length(), at + 1 + random.nextInt(4));
      pieces.add(text.substring(at, next));
      at = next;
    }
    return pieces;
  }

  private static JsonObject chat(String field, String words) {
    return Json.parseObject(
        "{\"choices\":[{\"index\":0,\"delta\":{\""
            + field
            + "\":"
            + Json.of(words)
            + "},\"finish_reason\":null}]}");
  }

  private static JsonObject partial(int index, String words) {
    return Json.parseObject(
        "{\"type\":\"content_block_delta\",\"index\":"
            + index
            + ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":"
            + Json.of(words)
            + "}}");
  }

  private static JsonObject responses(int number, String words) {
    return Json.parseObject(
        "{\"type\":\"response.output_text.delta\",\"sequence_number\":"
            + number
            + ",\"output_index\":0,\"content_index\":0,\"delta\":"
            + Json.of(words)
            + "}");
  }

  private static String content(JsonObject event) {
    return event
        .requireArray("choices")
        .objects()
        .findFirst()
        .flatMap(choice -> choice.findObject("delta"))
        .flatMap(delta -> delta.findString("content"))
        .orElse("");
  }
}
