package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.AnthropicAnswers;
import chat.maru.orchestrator.testing.AnthropicAnswers.Block;
import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.orchestrator.testing.VendorFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Anthropic's messages, answered by an OpenAI-compatible vendor (`a`) and by Anthropic (`b`, which
/// also stands in for `a`).
@Timeout(60)
class MessagesApiTest {
  private static final String ASK =
      "{\"model\":\"a\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"안녕\"}]";
  private static final String WEATHER =
      ",\"tools\":[{\"name\":\"weather\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\","
          + "\"properties\":{\"city\":{\"type\":\"string\"}}}}]";

  private FakeVendor openai;
  private FakeVendor anthropic;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    openai = FakeVendor.start();
    anthropic = FakeVendor.start().always(AnthropicAnswers.says("from ", "b"));
    maru = TestOrchestrator.start(List.of("openai", "anthropic"), openai, anthropic);
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    openai.close();
    anthropic.close();
  }

  @Test
  void a_request_to_anthropic_passes_byte_for_byte_but_for_the_models_name() {
    String ask = ASK.replace("\"a\"", "\"b\"") + ", \"new_field\" : {\"x\":1.50}}";
    TestClient.Answer answer =
        client.header("anthropic-beta", "some-2026-01-01,other").post("/v1/messages", ask);
    assertThat(answer.status()).isEqualTo(200);
    Exchange sent = anthropic.last();
    assertThat(new String(sent.raw(), StandardCharsets.UTF_8))
        .isEqualTo(ask.replace("\"b\"", "\"up-b\""));
    assertThat(sent.path()).isEqualTo("/v1/messages");
    assertThat(sent.header("x-api-key")).contains("sk-b");
    assertThat(sent.header("anthropic-beta")).contains("some-2026-01-01,other");
    assertThat(sent.header("anthropic-version")).contains("2023-06-01");
    assertThat(answer.json().requireString("model")).isEqualTo("b");
    assertThat(answer.json().requireObject("usage").requireLong("input_tokens")).isEqualTo(25);
    JsonObject receipt = client.get("/v1/receipts/" + answer.header("x-maru-receipt")).json();
    assertThat(receipt.requireObject("usage").requireLong("input")).isEqualTo(100);
    assertThat(receipt.requireObject("usage").requireLong("cached")).isEqualTo(45);
    assertThat(receipt.requireObject("usage").requireLong("output")).isEqualTo(12);
  }

  @Test
  void a_stream_of_anthropic_passes_byte_for_byte_but_for_the_models_name() {
    anthropic.then(
        AnthropicAnswers.says(
            "tool_use",
            new Block.Thinking("sig==", "흠"),
            new Block.Redacted("opaque"),
            new Block.Text("안", "녕"),
            new Block.ToolUse("toolu_1", "weather", "{\"ci", "ty\":\"서울\"}")));
    String text =
        client.post("/v1/messages", ASK.replace("\"a\"", "\"b\"") + ",\"stream\":true}").text();
    assertThat(text)
        .startsWith("event: message_start\ndata: {\"type\":\"message_start\"")
        .contains("\"model\":\"b\"", "event: ping\ndata: {\"type\": \"ping\"}\n\n")
        .contains("\"signature\":\"sig==\"", "\"data\":\"opaque\"", "\"partial_json\":\"ty\\\":")
        .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
        .doesNotContain("[DONE]");
  }

  @Test
  void an_openai_compatible_model_answers_in_anthropics_words() {
    openai.then(Script.says("안녕", "하세요"));
    TestClient.Answer answer =
        client.post("/v1/messages", ASK + ",\"system\":\"Be kind\",\"stop_sequences\":[\"x\"]}");
    JsonObject sent = openai.last().body();
    assertThat(sent.requireString("model")).isEqualTo("up-a");
    assertThat(sent.requireArray("messages").toText())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"Be"
                + " kind\"},{\"role\":\"user\",\"content\":\"안녕\"}]");
    assertThat(sent.requireLong("max_tokens")).isEqualTo(100);
    assertThat(sent.requireArray("stop").toText()).isEqualTo("[\"x\"]");
    JsonObject message = answer.json();
    assertThat(message.requireString("type")).isEqualTo("message");
    assertThat(message.requireString("model")).isEqualTo("a");
    assertThat(message.requireArray("content").toText())
        .isEqualTo("[{\"type\":\"text\",\"text\":\"안녕하세요\",\"citations\":null}]");
    assertThat(message.requireString("stop_reason")).isEqualTo("end_turn");
    assertThat(message.requireObject("usage").requireLong("output_tokens")).isEqualTo(2);
    assertThat(answer.header("x-maru-model")).contains("a");
    assertThat(answer.header("request-id")).isNotEmpty();
  }

  @Test
  void a_stream_of_an_openai_compatible_model_has_anthropics_events_in_order() {
    openai.then(Script.says("안", "녕"));
    TestClient.Answer answer = client.post("/v1/messages", ASK + ",\"stream\":true}");
    assertThat(answer.header("content-type")).contains("text/event-stream");
    assertThat(names(answer.text()))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    JsonObject end = data(answer.text()).get(5);
    assertThat(end.requireObject("delta").requireString("stop_reason")).isEqualTo("end_turn");
    assertThat(end.requireObject("usage").requireLong("output_tokens")).isEqualTo(2);
    JsonObject receipt = client.get("/v1/receipts/" + answer.header("x-maru-receipt")).json();
    assertThat(receipt.requireObject("usage").requireBool("estimated")).isFalse();
    assertThat(receipt.requireObject("usage").requireLong("output")).isEqualTo(2);
  }

  @Test
  void parallel_tools_of_an_openai_compatible_model_come_one_after_another_with_their_ids() { // G1
    openai.then(
        Script.callsTools(
            new Script.ToolCall("call_x", "weather", "{\"city\":\"서울\"}"),
            new Script.ToolCall("call_y", "weather", "{\"city\":\"Paris\"}")));
    String text = client.post("/v1/messages", ASK + WEATHER + ",\"stream\":true}").text();
    List<JsonObject> events = data(text);
    List<String> arguments = new ArrayList<>(List.of("", ""));
    for (JsonObject event : events) {
      if (event.requireString("type").equals("content_block_delta")) {
        int index = (int) event.requireLong("index");
        arguments.set(
            index,
            arguments.get(index) + event.requireObject("delta").requireString("partial_json"));
      }
    }
    assertThat(arguments).containsExactly("{\"city\":\"서울\"}", "{\"city\":\"Paris\"}");
    assertThat(text).contains("\"id\":\"call_x\"", "\"id\":\"call_y\"", "\"tool_use\"");
    assertThat(names(text).stream().filter("content_block_stop"::equals)).hasSize(2);
  }

  @Test
  void results_of_tools_reach_an_openai_compatible_model() {
    openai.then(Script.says("맑아요"));
    client.post(
        "/v1/messages",
        "{\"model\":\"a\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"t\","
            + "\"signature\":\"s\"},{\"type\":\"text\",\"text\":\"let me see\"},"
            + "{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"weather\",\"input\":{\"n\":1.0}},"
            + "{\"type\":\"tool_use\",\"id\":\"c2\",\"name\":\"weather\",\"input\":{}}]},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\","
            + "\"content\":\"sunny\"},{\"type\":\"tool_result\",\"tool_use_id\":\"c2\","
            + "\"is_error\":true,\"content\":[{\"type\":\"text\",\"text\":\"no\"}]},"
            + "{\"type\":\"text\",\"text\":\"and?\"}]}]"
            + WEATHER
            + "}");
    assertThat(openai.last().body().requireArray("messages").toText())
        .isEqualTo(
            "[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"let me"
                + " see\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{"
                + "\"name\":\"weather\",\"arguments\":\"{\\\"n\\\":1.0}\"}},{\"id\":\"c2\","
                + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sunny\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"Error:\"},{\"type\":\"text\",\"text\":\"no\"}]},"
                + "{\"role\":\"user\",\"content\":\"and?\"}]");
  }

  @Test
  void an_openai_client_is_answered_by_anthropic() {
    anthropic.then(
        AnthropicAnswers.says(
            "tool_use",
            new Block.Thinking("sig", "hm"),
            new Block.Text("wait"),
            new Block.ToolUse("toolu_1", "now"),
            new Block.ToolUse("toolu_2", "weather", "{\"city\"", ":\"서울\"}")));
    String text =
        client
            .post(
                "/v1/chat/completions",
                "{\"model\":\"b\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                    + "\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\","
                    + "\"content\":\"q\"}],\"tools\":[{\"type\":\"function\",\"function\":{"
                    + "\"name\":\"weather\"}}],\"parallel_tool_calls\":false}")
            .text();
    JsonObject sent = anthropic.last().body();
    assertThat(sent.requireString("system")).isEqualTo("s");
    assertThat(sent.requireLong("max_tokens")).isPositive();
    assertThat(sent.requireObject("tool_choice").toText())
        .isEqualTo("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
    assertThat(text)
        .contains("\"reasoning_content\":\"hm\"", "\"content\":\"wait\"")
        .contains("\"index\":0,\"id\":\"toolu_1\"", "\"index\":1,\"id\":\"toolu_2\"")
        .contains("\"function\":{\"arguments\":\"{}\"}")
        .contains("\"finish_reason\":\"tool_calls\"")
        .contains("\"prompt_tokens\":100,\"completion_tokens\":12,\"total_tokens\":112")
        .contains("\"cached_tokens\":45")
        .endsWith("\n\ndata: [DONE]\n\n");
  }

  @Test
  void what_anthropic_cannot_be_told_is_refused_by_name_and_auto_goes_elsewhere() {
    String ask = "\"messages\":[{\"role\":\"user\",\"content\":\"q\"}],\"seed\":7}";
    TestClient.Answer pinned = client.post("/v1/chat/completions", "{\"model\":\"b\"," + ask);
    assertThat(pinned.status()).isEqualTo(400);
    JsonObject error = pinned.json().requireObject("error");
    assertThat(error.requireString("param")).isEqualTo("seed");
    assertThat(error.requireString("code")).isEqualTo("wire_cannot_say");
    JsonObject route = client.post("/v1/route", "{\"model\":\"auto\"," + ask).json();
    assertThat(route.requireArray("plan").size()).isEqualTo(1);
    assertThat(route.toText()).contains("cannot_say").contains("seed");
    assertThat(anthropic.exchanges()).isEmpty();
  }

  @Test
  void unknown_fields_pass_on_their_own_wire_and_are_refused_on_another() {
    TestClient.Answer refused = client.post("/v1/messages", ASK + ",\"mcp_servers\":[{\"a\":1}]}");
    // `a` cannot be told, its stand-in `b` can.
    assertThat(refused.header("x-maru-model")).contains("b");
    TestClient.Answer pinned =
        client.post(
            "/v1/chat/completions",
            "{\"model\":\"b\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"}],\"zz\":1}");
    assertThat(pinned.status()).isEqualTo(400);
    assertThat(pinned.text()).contains("zz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"max_tokens":1}                                        | model: missing
          {"model":"a","max_tokens":1}                            | messages: missing
          {"model":"a","max_tokens":1,"messages":[]}              | messages: []
          {"model":"a","messages":[{"role":"user","content":""}]} | max_tokens: missing
          nonsense                                                | JSON: broken
          """)
  void a_wrong_request_is_told_in_anthropics_shape(String body, String message) {
    TestClient.Answer answer = client.post("/v1/messages", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().requireString("type")).isEqualTo("error");
    JsonObject error = answer.json().requireObject("error");
    assertThat(error.requireString("type")).isEqualTo("invalid_request_error");
    assertThat(error.requireString("message")).contains(message);
  }

  @Test
  void a_wrong_key_and_an_unknown_model_are_told_in_anthropics_shape() {
    TestClient.Answer stranger = maru.server().as("mk-nobody").post("/v1/messages", ASK + "}");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.text()).contains("\"type\":\"authentication_error\"");
    TestClient.Answer unknown = client.post("/v1/messages", ASK.replace("\"a\"", "\"zz\"") + "}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).contains("\"type\":\"not_found_error\"");
    TestClient.Answer keyed =
        maru.server().client().header("x-api-key", "mk-bob").post("/v1/messages", ASK + "}");
    assertThat(keyed.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_ends_in_a_whole_answer_or_an_error_event(VendorFault fault) { // G6, G7, G8
    openai.then(fault, fault);
    TestClient.Answer answer = client.post("/v1/messages", ASK + ",\"stream\":true}");
    assertThat(answer.status()).isEqualTo(200);
    if (fault.afterTokens()) {
      assertThat(answer.text())
          .contains("one ", "three ")
          .contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":")
          .doesNotContain("message_stop")
          .doesNotContain("invalid_request_error");
    } else {
      assertThat(answer.header("x-maru-model")).contains("b");
      assertThat(answer.text()).contains("from ").contains("event: message_stop");
    }
  }

  @Test
  void an_overloaded_anthropic_is_asked_again_also_after_its_200() {
    String ask = ASK.replace("\"a\"", "\"b\"") + ",\"stream\":true}";
    anthropic.then(AnthropicAnswers.error(529, "overloaded_error", "Overloaded"));
    assertThat(client.post("/v1/messages", ask).text()).contains("from ", "message_stop");
    anthropic.then(
        exchange -> {
          exchange.startStream();
          AnthropicAnswers.start(exchange);
          AnthropicAnswers.event(
              exchange, "error", AnthropicAnswers.errorBody("overloaded_error", "Overloaded"));
          exchange.endStream();
        });
    assertThat(client.post("/v1/messages", ask).text())
        .contains("from ", "message_stop")
        .doesNotContain("event: error");
    assertThat(anthropic.exchanges()).hasSize(4);
  }

  @Test
  void an_error_of_anthropic_after_words_is_told_and_ends_the_stream() {
    anthropic.then(
        exchange -> {
          exchange.startStream();
          AnthropicAnswers.start(exchange);
          AnthropicAnswers.block(exchange, 0, new Block.Text("half"));
          AnthropicAnswers.event(
              exchange, "error", AnthropicAnswers.errorBody("overloaded_error", "Overloaded"));
          exchange.endStream();
        });
    String text =
        client.post("/v1/messages", ASK.replace("\"a\"", "\"b\"") + ",\"stream\":true}").text();
    assertThat(text).contains("half", "event: error\n", "\"type\":\"api_error\"");
    assertThat(text).doesNotContain("message_stop");
  }

  @Test
  void a_stream_of_anthropic_that_ends_early_is_an_error_on_either_wire() {
    Script cut =
        exchange -> {
          exchange.startStream();
          AnthropicAnswers.start(exchange);
          AnthropicAnswers.block(exchange, 0, new Block.Text("half"));
          exchange.endStream();
        };
    anthropic.then(cut, cut);
    assertThat(
            client.post("/v1/messages", ASK.replace("\"a\"", "\"b\"") + ",\"stream\":true}").text())
        .contains("event: error\n");
    assertThat(
            client
                .post(
                    "/v1/chat/completions",
                    "{\"model\":\"b\",\"stream\":true,\"messages\":[{\"role\":\"user\","
                        + "\"content\":\"q\"}]}")
                .text())
        .contains("half", "data: {\"error\":")
        .doesNotContain("[DONE]");
  }

  @Test
  void tokens_are_counted_by_anthropic_where_it_answers_and_estimated_elsewhere() {
    anthropic.then(Script.raw(200, "application/json", "{\"input_tokens\":2095}"));
    String ask = "{\"model\":\"b\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}";
    assertThat(client.post("/v1/messages/count_tokens", ask).json().toText())
        .isEqualTo("{\"input_tokens\":2095}");
    assertThat(anthropic.last().path()).isEqualTo("/v1/messages/count_tokens");
    assertThat(anthropic.last().body().toText()).isEqualTo(ask.replace("\"b\"", "\"up-b\""));
    assertThat(
            client
                .post("/v1/messages/count_tokens", ask.replace("\"b\"", "\"a\""))
                .json()
                .requireLong("input_tokens"))
        .isPositive();
  }

  @Test
  void auto_takes_anthropics_words_to_any_model() {
    openai.always(Script.says("hi"));
    TestClient.Answer answer = client.post("/v1/messages", ASK.replace("\"a\"", "\"auto\"") + "}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().requireArray("content").size()).isEqualTo(1);
  }

  @Test
  void thoughts_that_a_clients_wire_cannot_carry_come_back_by_the_calls_id() {
    anthropic.then(
        AnthropicAnswers.says(
            "tool_use",
            new Block.Thinking("c2ln", "hm"),
            new Block.Redacted("b3A="),
            new Block.ToolUse("toolu_1", "weather", "{}")));
    String question =
        "{\"model\":\"b\",\"reasoning_effort\":\"low\",\"stream\":true,\"messages\":[";
    String user = "{\"role\":\"user\",\"content\":\"q\"}";
    client.post("/v1/chat/completions", question + user + "]}");
    String more =
        user
            + ",{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"hm\","
            + "\"tool_calls\":[{\"id\":\"toolu_1\",\"type\":\"function\",\"function\":{\"name\":"
            + "\"weather\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":"
            + "\"toolu_1\",\"content\":\"sunny\"}]}";
    client.post("/v1/chat/completions", question + more);
    assertThat(anthropic.last().body().requireArray("messages").get(1).toText())
        .isEqualTo(
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\","
                + "\"signature\":\"c2ln\"},{\"type\":\"redacted_thinking\",\"data\":\"b3A=\"},"
                + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"weather\",\"input\":{}}]}");
    // Another key has not thought it.
    maru.server().as("mk-carol").post("/v1/chat/completions", question + more);
    assertThat(anthropic.last().body().toText()).doesNotContain("c2ln");
  }

  @Test
  void thoughts_of_another_vendor_are_left_out_and_the_receipt_says_so() {
    String ask =
        "{\"model\":\"b\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"t\","
            + "\"signature\":\"\"},{\"type\":\"text\",\"text\":\"hi\"}]},"
            + "{\"role\":\"user\",\"content\":\"and?\"}]}";
    TestClient.Answer answer = client.post("/v1/messages", ask);
    assertThat(anthropic.last().body().toText()).doesNotContain("thinking").contains("hi");
    assertThat(client.get("/v1/receipts/" + answer.header("x-maru-receipt")).text())
        .contains("thoughts_dropped");
    openai.then(Script.says("ok"));
    TestClient.Answer other =
        client.post(
            "/v1/messages",
            ask.replace("\"b\"", "\"a\"").replace("\"signature\":\"\"", "\"signature\":\"c2ln\""));
    assertThat(openai.last().body().toText()).doesNotContain("c2ln");
    assertThat(client.get("/v1/receipts/" + other.header("x-maru-receipt")).text())
        .contains("thoughts_dropped");
  }

  @Test
  void every_byte_of_a_character_may_be_the_last_of_a_piece() { // G5
    String words = "안녕 👩🏻‍⚖️";
    String delta =
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
            + "{\"type\":\"text_delta\",\"text\":"
            + Json.of(words)
            + "}}\n\n";
    byte[] bytes = delta.getBytes(StandardCharsets.UTF_8);
    for (int split = 60; split < bytes.length; split++) {
      int at = split;
      anthropic.then(
          exchange -> {
            exchange.startStream();
            AnthropicAnswers.start(exchange);
            AnthropicAnswers.event(
                exchange,
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":"
                    + "\"text\",\"text\":\"\"}}");
            exchange.bytes(java.util.Arrays.copyOf(bytes, at));
            exchange.bytes(java.util.Arrays.copyOfRange(bytes, at, bytes.length));
            AnthropicAnswers.event(
                exchange, "content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
            AnthropicAnswers.end(exchange, "end_turn", 1);
            exchange.endStream();
          });
      assertThat(
              client
                  .post(
                      "/v1/chat/completions",
                      "{\"model\":\"b\",\"stream\":true,\"messages\":[{\"role\":\"user\","
                          + "\"content\":\"q\"}]}")
                  .text())
          .contains("\"content\":" + Json.of(words))
          .endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void fifty_fragments_with_the_id_on_the_first_alone_arrive_in_order() { // G3
    StringBuilder arguments = new StringBuilder("{\"list\":[0");
    for (int i = 1; i < 49; i++) {
      arguments.append(',').append(i);
    }
    arguments.append("]}");
    openai.then(
        exchange -> {
          exchange.startStream();
          String head = "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{";
          exchange.event(
              head
                  + "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                  + "\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]}}]}");
          String[] fragments = arguments.toString().split("(?<=,)", -1);
          for (String fragment : fragments) {
            exchange.event(
                head
                    + "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":"
                    + Json.of(fragment)
                    + "}}]}}]}");
          }
          exchange.event(
              "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"
                  + "\"tool_calls\"}]}");
          exchange.event("[DONE]");
          exchange.endStream();
        });
    List<String> fragments =
        data(client.post("/v1/messages", ASK + WEATHER + ",\"stream\":true}").text()).stream()
            .flatMap(event -> event.findObject("delta").stream())
            .flatMap(delta -> delta.findString("partial_json").stream())
            .toList();
    assertThat(fragments).hasSize(49);
    assertThat(String.join("", fragments)).isEqualTo(arguments.toString());
  }

  private static List<String> names(String stream) {
    return stream.lines().filter(l -> l.startsWith("event: ")).map(l -> l.substring(7)).toList();
  }

  private static List<JsonObject> data(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> Json.parseObject(line.substring(6)))
        .toList();
  }
}
