package chat.maru.orchestrator.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.ModelConfig;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.ToolCallDelta;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenAiProviderTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static EventLoops loops;
  private FakeVendor vendor;
  private OpenAiProvider provider;

  @BeforeAll
  static void startVertx() {
    loops = EventLoops.start();
  }

  @AfterAll
  static void stopVertx() {
    loops.close();
  }

  @BeforeEach
  void start() {
    vendor = FakeVendor.start("big-1", "whisper-1", "text-embedding-3-small");
    provider = provider(List.of("sk-secret"));
  }

  @AfterEach
  void stop() {
    provider.close();
    vendor.close();
  }

  @Test
  void a_stream_passes_through_with_unknown_fields() {
    String event =
        "{\"id\":\"c\",\"model\":\"big-1\",\"x\":{\"y\":1.0},"
            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"안녕\"},\"finish_reason\":\"stop\"}]}";
    vendor.then(
        x -> {
          x.startStream();
          x.event(event);
          x.event("[DONE]");
          x.endStream();
        });
    List<Chunk> chunks = all(stream("{\"model\":\"big\"}"));
    assertThat(chunks).hasSize(1);
    assertThat(new String(chunks.getFirst().raw(), StandardCharsets.UTF_8))
        .isEqualTo(event.replace("big-1", "big"));
    assertThat(chunks.getFirst().deltaText()).isEqualTo("안녕");
  }

  @Test
  void the_request_reaches_the_vendor_byte_for_byte_but_for_the_name() {
    vendor.then(Script.says("hi"));
    all(stream("{ \"model\":\"big\", \"stream\":true,\"zz\":1.50, \"messages\":[ ] }"));
    assertThat(new String(vendor.last().raw(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"stream_options\":{\"include_usage\":true}, \"model\":\"big-1\","
                + " \"stream\":true,\"zz\":1.50, \"messages\":[ ] }");
    assertThat(vendor.last().header("authorization")).contains("Bearer sk-secret");
  }

  @Test
  void korean_and_emoji_survive_a_split_at_every_byte() { // G5
    String text = "안녕하세요 👩🏻‍⚖️";
    String event =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
            + text
            + "\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < bytes.length; i++) {
      int split = i;
      vendor.then(
          x -> {
            x.startStream();
            x.bytes(Arrays.copyOf(bytes, split));
            x.bytes(Arrays.copyOfRange(bytes, split, bytes.length));
            x.endStream();
          });
      assertThat(text(all(stream("{}")))).as("split at %d", i).isEqualTo(text);
    }
  }

  @Test
  void parallel_tool_calls_stay_apart() { // G1
    vendor.then(
        Script.callsTools(
            new Script.ToolCall("a", "weather", "{\"location\":\"San Francisco\"}"),
            new Script.ToolCall("b", "weather", "{\"location\":\"Tokyo\"}"),
            new Script.ToolCall("c", "weather", "{\"location\":\"Paris\"}")));
    assertThat(arguments(all(stream("{}"))).values())
        .containsExactly(
            "{\"location\":\"San Francisco\"}",
            "{\"location\":\"Tokyo\"}",
            "{\"location\":\"Paris\"}");
  }

  @Test
  void calls_that_all_claim_index_0_or_none_get_their_own() { // G2, G9
    for (String index : List.of("\"index\":0,", "")) {
      vendor.then(
          x -> {
            x.startStream();
            x.event(call(index, "\"id\":\"a\",", "{\\\"x\\\""));
            x.event(call(index, "", ":1}"));
            x.event(call(index, "\"id\":\"b\",", "{\\\"x\\\""));
            x.event(call(index, "", ":2}"));
            x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
            x.event("[DONE]");
            x.endStream();
          });
      assertThat(arguments(all(stream("{}"))))
          .containsEntry(0, "{\"x\":1}")
          .containsEntry(1, "{\"x\":2}");
    }
  }

  @Test
  void fifty_fragments_of_which_only_the_first_has_an_id_arrive_in_order() { // G3, G9
    StringBuilder expected = new StringBuilder();
    vendor.then(
        x -> {
          x.startStream();
          x.event(call("\"index\":0,", "\"id\":\"a\",", "0,"));
          for (int i = 1; i < 50; i++) {
            x.event(call("\"index\":0,", "", i + ","));
          }
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
          x.event("[DONE]");
          x.endStream();
        });
    for (int i = 0; i < 50; i++) {
      expected.append(i).append(',');
    }
    List<Chunk> chunks = all(stream("{}"));
    assertThat(chunks).hasSize(51);
    assertThat(arguments(chunks)).containsEntry(0, expected.toString());
  }

  @Test
  void two_choices_stay_apart() { // G4
    vendor.then(
        x -> {
          x.startStream();
          for (int i = 0; i < 6; i++) {
            x.event(
                "{\"choices\":[{\"index\":%d,\"delta\":{\"content\":\"%d\"}}]}"
                    .formatted(i % 2, i));
          }
          x.event("{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.endStream();
        });
    List<Chunk> chunks = all(stream("{\"n\":2}"));
    assertThat(text(chunks)).isEqualTo("024");
    assertThat(
            chunks.stream()
                .flatMap(Chunk::choices)
                .filter(choice -> choice.requireLong("index") == 1)
                .map(choice -> choice.requireObject("delta").findString("content").orElse(""))
                .reduce("", String::concat))
        .isEqualTo("135");
  }

  @Test
  void a_stream_of_which_one_choice_never_finished_is_an_error() {
    vendor.then(
        x -> {
          x.startStream();
          x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}");
          x.event("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"}}]}");
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.endStream();
        });
    assertFails(() -> all(stream("{\"n\":2}")), OrchestratorError.STREAM_BROKEN);
  }

  @Test
  void a_broken_event_is_an_error_and_never_dropped() { // G7
    vendor.then(
        x -> {
          x.startStream();
          x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}");
          x.event("{\"choices\":[{");
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.event("[DONE]");
          x.endStream();
        });
    assertFails(() -> all(stream("{}")), OrchestratorError.STREAM_BROKEN);
  }

  @Test
  void comments_and_drips_do_not_extend_the_wait() {
    vendor.then(
        x -> {
          x.startStream();
          while (!x.awaitGone(Duration.ofMillis(20))) {
            x.bytes(": ping\n\n".getBytes(StandardCharsets.UTF_8));
          }
          x.close();
        });
    try (Chunks chunks = stream("{}")) {
      assertFails(() -> chunks.next(Duration.ofMillis(300)), OrchestratorError.PROVIDER_TIMEOUT);
    }
    assertThat(vendor.last().awaitGone(LONG)).isTrue();
  }

  @Test
  void ten_keys_of_which_eight_are_refused_answer_the_first_request() { // G19
    List<String> keys = java.util.stream.IntStream.range(0, 10).mapToObj(i -> "sk-" + i).toList();
    int[] statuses = {401, 402, 403, 429, 401, 402, 403, 429};
    OpenAiProvider pool = provider(keys);
    vendor.always(
        x -> {
          int key = Integer.parseInt(x.header("authorization").orElseThrow().substring(10));
          if (key < statuses.length) {
            Script.error(statuses[key], "invalid_request_error", "no", "no").play(x);
          } else {
            Script.says("by key " + key).play(x);
          }
        });
    assertThat(text(all(pool.stream(call(request("{}")))))).isEqualTo("by key 8");
    assertThat(vendor.exchanges()).hasSize(9);
    pool.complete(call(request("{}")));
    assertThat(vendor.exchanges()).hasSize(10);
    pool.close();
  }

  @Test
  void a_large_answer_comes_whole_when_its_reader_is_faster_than_its_sender() {
    String words = "x".repeat(8 << 20);
    vendor.always(
        Script.raw(200, "application/json", "{\"choices\":[{\"text\":\"" + words + "\"}]}"));
    for (int i = 0; i < 5; i++) {
      assertThat(provider.complete(call(request("{}"))).raw()).hasSizeGreaterThan(words.length());
    }
  }

  @Test
  void a_cancelled_call_closes_the_connection_while_the_vendor_is_silent() {
    vendor.then(Exchange::hang);
    ChatRequest request = request("{}");
    Threads.startVirtual(
        "cancel",
        () -> {
          while (vendor.exchanges().isEmpty()) {
            Thread.onSpinWait();
          }
          request.cancel().cancel();
        });
    assertFails(() -> provider.stream(call(request)), OrchestratorError.CANCELLED);
    assertThat(vendor.last().awaitGone(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void a_cancelled_call_closes_the_connection_after_the_headers() {
    vendor.then(
        x -> {
          x.startStream();
          x.hang();
        });
    ChatRequest request = request("{}");
    try (Chunks chunks = provider.stream(call(request))) {
      request.cancel().cancel();
      assertFails(() -> chunks.next(LONG), OrchestratorError.CANCELLED);
    }
    assertThat(vendor.last().awaitGone(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void closing_a_stream_in_the_middle_closes_the_connection() {
    vendor.then(
        x -> {
          x.startStream();
          for (int i = 0; i < 3; i++) {
            x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}");
          }
          x.hang();
        });
    Chunks chunks = stream("{}");
    assertThat(chunks.next(LONG)).isPresent();
    chunks.close();
    assertThat(vendor.last().awaitGone(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void a_connection_is_used_again_after_a_whole_stream() {
    vendor.always(Script.says("a"));
    for (int i = 0; i < 5; i++) {
      all(stream("{}"));
      provider.complete(call(request("{}")));
    }
    assertThat(vendor.connections()).isEqualTo(1);
  }

  @Test
  void a_slow_reader_bounds_what_is_read_from_the_vendor() {
    String filler = "x".repeat(60_000);
    vendor.then(
        x -> {
          x.startStream();
          for (int i = 0; i < 200; i++) {
            x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + filler + "\"}}]}");
          }
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.endStream();
        });
    assertThat(text(all(stream("{}")))).hasSize(12_000_000);
  }

  @Test
  void a_server_that_knows_no_stream_options_is_asked_without() {
    vendor.then(
        Script.error(400, "invalid_request_error", "unknown", "Unknown field: stream_options"));
    vendor.always(Script.says("fine"));
    assertThat(text(all(stream("{}")))).isEqualTo("fine");
    assertThat(vendor.last().body().has("stream_options")).isFalse();
  }

  @Test
  void the_ninth_key_is_found_on_the_first_request() {
    provider.close();
    provider = provider(List.of("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10"));
    vendor.always(
        x -> {
          if (x.header("authorization").equals(Optional.of("Bearer k9"))) {
            Script.says("ok").play(x);
          } else {
            Script.error(401, "invalid_request_error", "invalid_api_key", "no").play(x);
          }
        });
    assertThat(text(all(stream("{}")))).isEqualTo("ok");
    int before = vendor.exchanges().size();
    assertThat(text(all(stream("{}")))).isEqualTo("ok");
    assertThat(vendor.exchanges()).hasSize(before + 1);
  }

  @Test
  void errors_of_the_vendor_are_translated_and_never_repeat_a_key() {
    vendor.then(
        Script.error(401, "x", "invalid_api_key", "Incorrect API key provided: sk-abc123456"));
    assertThatThrownBy(() -> provider.stream(call(request("{}"))))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(OrchestratorError.PROVIDER_KEY);
              assertThat(e.message()).doesNotContain("abc123456");
            });
    vendor.then(
        x -> x.whole(429, "application/json", "{}", "retry-after-ms: 1500", "retry-after: 9"));
    assertThatThrownBy(() -> provider.stream(call(request("{}"))))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(1500)));
    vendor.then(
        Script.error(400, "invalid_request_error", "context_length_exceeded", "too many tokens"));
    assertFails(() -> provider.stream(call(request("{}"))), OrchestratorError.CONTEXT_LENGTH);
    vendor.then(Script.error(400, "invalid_request_error", "bad", "temperature is too warm"));
    assertFails(() -> provider.stream(call(request("{}"))), OrchestratorError.PROVIDER_REFUSED);
  }

  @Test
  void the_list_of_models_tells_what_they_can_do() {
    provider.close();
    provider =
        new OpenAiProvider(
            new ProviderConfig(
                "v",
                "openai",
                vendor.url(),
                List.of(),
                false,
                List.of(),
                ProviderConfig.Source.CONFIG),
            loops);
    assertThat(provider.models())
        .extracting(Model::name)
        .containsExactly("big-1", "whisper-1", "text-embedding-3-small");
    assertThat(provider.models().get(1).capabilities()).isEmpty();
  }

  @Test
  void a_list_that_lies_is_a_clear_error() {
    for (String lie :
        List.of(
            "<html>Sign in</html>",
            "",
            "{\"data\":[{\"id\":7}]}",
            "{\"data\":\"none\"}",
            "{\"data\":[{\"id\":\"a\"}",
            "{\"data\":[{\"id\":\" \"}]}")) {
      vendor.list(Script.raw(200, "text/html", lie));
      assertThatThrownBy(() -> provider.check())
          .as(lie)
          .isInstanceOf(MaruException.class)
          .hasMessageContaining("fake answered with");
    }
  }

  private OpenAiProvider provider(List<String> keys) {
    return new OpenAiProvider(config(keys), loops);
  }

  private ProviderConfig config(List<String> keys) {
    return new ProviderConfig(
        "fake",
        "openai",
        vendor.url(),
        keys,
        false,
        List.of(new ModelConfig("big", "big-1", null, 0, null, null, null)),
        ProviderConfig.Source.CONFIG);
  }

  private Chunks stream(String body) {
    return provider.stream(call(request(body)));
  }

  private Call call(ChatRequest request) {
    return new Call(
        request, provider.models().getFirst(), Limits.DEFAULT, Deadline.after(LONG), true);
  }

  private static ChatRequest request(String body) {
    JsonObject json = Json.parseObject(body);
    return ChatRequest.of(json, Origin.MARU, DataClass.OPEN, Deadline.after(LONG))
        .raw(body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Chunk> all(Chunks chunks) {
    List<Chunk> all = new ArrayList<>();
    try (chunks) {
      for (Optional<Chunk> next = chunks.next(LONG); next.isPresent(); next = chunks.next(LONG)) {
        all.add(next.get());
      }
    }
    return all;
  }

  private static String text(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::deltaText).reduce("", String::concat);
  }

  private static Map<Integer, String> arguments(List<Chunk> chunks) {
    Map<Integer, String> arguments = new TreeMap<>();
    for (Chunk chunk : chunks) {
      for (ToolCallDelta call : chunk.toolCalls()) {
        arguments.merge(call.index(), call.arguments(), String::concat);
      }
    }
    return arguments;
  }

  private static String call(String index, String id, String arguments) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{"
        + index
        + id
        + "\"function\":{\"arguments\":\""
        + arguments
        + "\"}}]}}]}";
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, OrchestratorError expected) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MaruException.class, e -> assertThat(e.code()).isEqualTo(expected));
  }
}
