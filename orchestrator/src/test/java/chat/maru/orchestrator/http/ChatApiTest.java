package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.orchestrator.testing.VendorFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ChatApiTest {
  private static final String ASK =
      "{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"안녕\"}]";
  private FakeVendor first;
  private FakeVendor second;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    first = FakeVendor.start();
    second = FakeVendor.start().always(Script.says("from ", "b"));
    maru = TestOrchestrator.start(first, second);
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    first.close();
    second.close();
  }

  @Test
  void an_answer_passes_through_byte_for_byte_but_for_the_models_name() {
    String body =
        "{\"id\":\"c\", \"zz\":[1.50], \"model\":\"up-a\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":\"\\ud55c\"}}],\"usage\":"
            + "{\"prompt_tokens\":1000,\"completion_tokens\":10,\"total_tokens\":1010}}";
    first.then(Script.raw(200, "application/json", body));
    TestClient.Answer answer = client.post("/v1/chat/completions", ASK + ", \"x\" : 1.0}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(body.replace("up-a", "a"));
    assertThat(answer.header("x-maru-model")).contains("a");
    assertThat(answer.header("x-request-id")).isNotEmpty();
    assertThat(new String(first.last().raw(), StandardCharsets.UTF_8))
        .isEqualTo((ASK + ", \"x\" : 1.0}").replace("\"a\"", "\"up-a\""));
    JsonObject receipt = client.get("/v1/receipts/" + answer.header("x-maru-receipt")).json();
    assertThat(receipt.requireLong("costMicros")).isEqualTo(1020);
    assertThat(receipt.requireString("model")).isEqualTo("a");
    assertThat(receipt.requireObject("left").requireString("provider")).isEqualTo("a");
  }

  @Test
  void a_stream_ends_with_done_and_without_the_usage_that_nobody_asked_for() { // G9
    first.then(Script.says("안", "녕"));
    TestClient.Answer answer = client.post("/v1/chat/completions", ASK + ",\"stream\":true}");
    assertThat(answer.header("content-type")).contains("text/event-stream");
    assertThat(answer.header("x-maru-model")).contains("a");
    assertThat(answer.text()).endsWith("\n\ndata: [DONE]\n\n").doesNotContain("usage");
    assertThat(answer.text()).contains("\"content\":\"안\"").contains("\"model\":\"a\"");
    JsonObject receipt = client.get("/v1/receipts/" + answer.header("x-maru-receipt")).json();
    assertThat(receipt.requireObject("usage").requireBool("estimated")).isFalse();
    assertThat(receipt.requireObject("usage").requireLong("output")).isEqualTo(2);
  }

  @Test
  void the_usage_comes_when_it_was_asked_for() {
    first.then(Script.says("a"));
    assertThat(
            client
                .post(
                    "/v1/chat/completions",
                    ASK + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}")
                .text())
        .contains("\"choices\":[],\"usage\":{\"prompt_tokens\"");
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_ends_in_a_whole_answer_or_an_error_frame(VendorFault fault) { // G6, G7, G8
    first.then(fault, fault);
    TestClient.Answer answer = client.post("/v1/chat/completions", ASK + ",\"stream\":true}");
    assertThat(answer.status()).isEqualTo(200);
    if (fault.afterTokens()) {
      assertThat(answer.text())
          .contains("one ", "three ", "data: {\"error\":{\"message\":")
          .doesNotContain("[DONE]")
          .doesNotContain("\"finish_reason\":\"stop\"");
    } else {
      assertThat(answer.header("x-maru-model")).contains("b");
      assertThat(answer.text()).contains("from ").endsWith("data: [DONE]\n\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"messages":[]}                              | model: missing
          {"model":"a"}                                | messages: missing
          {"model":"a","messages":[]}                  | messages: [] (expected: at least one message)
          {"model":"a","messages":[1]}                 | messages[0]: number
          {"model":"a","messages":[{"role":1}]}        | role: number
          {"model":"a","messages":[{}]}                | messages[0].role: missing
          MAX 0                                        | max_tokens: 0 (expected: > 0)
          MAX -1, "max_completion_tokens":0            | max_tokens: -1 (expected: >= 0)
          MAX 1.5                                      | max_tokens: 1.5 (expected: a whole number)
          MAX "9"                                      | max_tokens: string (expected: a whole number)
          nonsense                                     | JSON: broken
          """)
  void a_wrong_request_is_told_what_came_and_what_was_expected(String body, String message) {
    String sent =
        body.startsWith("MAX") ? ASK + ",\"max_tokens\":" + body.substring(4) + "}" : body;
    TestClient.Answer answer = client.post("/v1/chat/completions", sent);
    assertThat(answer.status()).isEqualTo(400);
    JsonObject error = answer.json().requireObject("error");
    assertThat(error.requireString("message")).contains(message);
    assertThat(error.requireString("type")).isEqualTo("invalid_request_error");
    assertThat(first.exchanges()).isEmpty();
  }

  @Test
  void an_unknown_model_is_told_with_the_nearest_name() {
    TestClient.Answer answer =
        client.post("/v1/chat/completions", ASK.replace("\"a\"", "\"auto:fats\"") + "}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("auto:fats").contains("auto:fast");
  }

  @Test
  void a_clients_trace_reaches_the_vendor() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    first.always(Script.says("hello"));
    client
        .header("traceparent", trace)
        .post(
            "/v1/chat/completions",
            "{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    assertThat(first.last().header("traceparent")).contains(trace);
  }

  @Test
  void a_wrong_key_is_401_and_no_key_too() {
    assertThat(maru.server().as("mk-nobody").post("/v1/chat/completions", ASK + "}").status())
        .isEqualTo(401);
    assertThat(maru.server().client().post("/v1/chat/completions", ASK + "}").status())
        .isEqualTo(401);
    assertThat(maru.server().as("bob").get("/v1/models").status()).isIn(401, 403);
  }

  @Test
  void identifiers_stay_here_and_the_error_says_why() {
    TestClient.Answer answer =
        client.post("/v1/chat/completions", ASK.replace("안녕", "제 번호는 010-1234-5678이에요") + "}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("phone number");
    assertThat(first.exchanges()).isEmpty();
  }

  @Test
  void the_route_is_told_without_a_call() {
    JsonObject route =
        client
            .header("accept-language", "ko-KR")
            .post("/v1/route", ASK.replace("\"a\"", "\"auto\"") + "}")
            .json();
    assertThat(route.requireString("dataClass")).isEqualTo("open");
    assertThat(route.requireArray("plan").size()).isEqualTo(2);
    assertThat(route.toText()).contains("외부 모델이에요");
    assertThat(first.exchanges()).isEmpty();
  }

  @Test
  void somebody_elses_receipt_does_not_exist() {
    first.then(Script.says("a"));
    TestClient.Answer answer = client.post("/v1/chat/completions", ASK + "}");
    String path = "/v1/receipts/" + answer.header("x-maru-receipt");
    assertThat(client.get(path).status()).isEqualTo(200);
    assertThat(maru.server().as("mk-carol").get(path).status()).isEqualTo(404);
    assertThat(maru.server().as("bob").get(path.replace("/v1", "/api")).status()).isEqualTo(200);
    assertThat(maru.server().as("carol").get(path.replace("/v1", "/api")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_FIRST_BYTE", "SILENT_AFTER_HEADERS", "STALL_AFTER_3"})
  void a_client_that_leaves_closes_the_vendor_within_a_second(VendorFault silence)
      throws IOException {
    first.then(silence);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), maru.server().port())) {
      send(socket, ASK + ",\"stream\":true}");
      if (silence.afterTokens()) {
        InputStream in = socket.getInputStream();
        StringBuilder got = new StringBuilder();
        while (got.indexOf("three ") < 0) {
          got.append((char) in.read());
        }
      } else {
        while (first.exchanges().isEmpty()) {
          Thread.onSpinWait();
        }
      }
    }
    assertThat(first.last().awaitGone(Duration.ofSeconds(1))).isTrue();
    assertThat(second.exchanges()).isEmpty();
  }

  private static void send(Socket socket, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer mk-bob\r\n"
                + "content-type: application/json\r\ncontent-length: "
                + bytes.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
  }

  @Test
  void two_hundred_at_once_each_get_their_own_words_while_some_leave() throws Exception { // G24
    first.always(Script.echo());
    AtomicInteger right = new AtomicInteger();
    try (ExecutorService readers = Threads.virtual("reader")) {
      for (int i = 0; i < 200; i++) {
        int reader = i;
        readers.execute(
            () -> {
              String nonce =
                  "nonce " + Ids.randomHex(8) + " " + "word ".repeat(reader % 30) + "end";
              String ask = ASK.replace("안녕", nonce) + ",\"stream\":true}";
              if (reader % 5 == 0) {
                leaveAfterAByte(ask);
              } else if (words(client.post("/v1/chat/completions", ask).text()).equals(nonce)) {
                right.incrementAndGet();
              }
            });
      }
    }
    assertThat(right).hasValue(160);
  }

  private void leaveAfterAByte(String ask) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), maru.server().port())) {
      send(socket, ask);
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All words of a stream, joined.
  private static String words(String stream) {
    StringBuilder words = new StringBuilder();
    for (String line : stream.lines().toList()) {
      if (line.startsWith("data: {")) {
        words.append(Chunk.of(Json.parseObject(line.substring(6))).deltaText());
      }
    }
    return words.toString();
  }

  @Test
  void embeddings_pass_through() {
    String vectors =
        "{\"object\":\"list\",\"data\":[{\"index\":0,\"embedding\":\"AACAPw==\"}],"
            + "\"model\":\"up-a\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}";
    first.then(Script.raw(200, "application/json", vectors));
    TestClient.Answer answer =
        client.post("/v1/embeddings", "{\"model\":\"a\",\"input\":[\"안녕\"],\"x\":1.0}");
    assertThat(answer.text()).isEqualTo(vectors.replace("up-a", "a"));
    assertThat(first.last().path()).endsWith("/v1/embeddings");
    assertThat(new String(first.last().raw(), StandardCharsets.UTF_8))
        .isEqualTo("{\"model\":\"up-a\",\"input\":[\"안녕\"],\"x\":1.0}");
    assertThat(client.post("/v1/embeddings", "{\"model\":\"a\"}").text())
        .contains("input: missing");
    assertThat(client.post("/v1/embeddings", "{\"model\":\"auto\",\"input\":\"x\"}").status())
        .isEqualTo(503);
  }

  @Test
  void a_changed_configuration_leaves_a_running_stream_alone() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch reloaded = new CountDownLatch(1);
    first.then(
        x -> {
          x.startStream();
          x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"before \"}}]}");
          began.countDown();
          await(reloaded);
          x.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"after\"}}]}");
          x.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
          x.event("[DONE]");
          x.endStream();
        });
    AtomicReference<String> got = new AtomicReference<>("");
    Thread reader =
        Threads.startVirtual(
            "reader",
            () -> got.set(client.post("/v1/chat/completions", ASK + ",\"stream\":true}").text()));
    await(began);
    maru.parts().reload(OrchestratorConfig.EMPTY);
    assertThat(client.post("/v1/chat/completions", ASK + "}").status()).isEqualTo(404);
    reloaded.countDown();
    reader.join();
    assertThat(got.get()).contains("before ", "after", "[DONE]");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  @Test
  void all_models_are_listed_with_auto_first() {
    JsonObject list = client.get("/v1/models").json();
    assertThat(list.requireArray("data").objects().map(model -> model.requireString("id")))
        .containsExactly("auto", "auto:fast", "auto:cheap", "auto:best", "auto:private", "a", "b");
    assertThat(client.get("/v1/models/a").json().requireString("owned_by")).isEqualTo("a");
    assertThat(client.get("/v1/models/nope").status()).isEqualTo(404);
    assertThat(Json.parse(client.get("/v1/models/auto:fast").text()).kind()).isEqualTo("object");
  }
}
