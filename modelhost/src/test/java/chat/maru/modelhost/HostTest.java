package chat.maru.modelhost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HostTest {
  private static final String TOKEN = "a-token-for-this-test";
  private static final String HELLO =
      """
      {"model":"fake","messages":[{"role":"user","content":"hi"}],"max_tokens":50%s}""";

  private final FakeModel model = new FakeModel();
  private final Host host = new Host(Clock.systemUTC());
  private final HttpClient client = HttpClient.newHttpClient();
  private Door door;

  @BeforeEach
  void open() throws IOException {
    door = Door.open(TOKEN, host);
    host.serve(new Host.Models(Optional.of(model), Optional.of(model)));
  }

  @AfterEach
  void close() {
    model.permits.release(1000);
    client.shutdownNow();
    door.close();
  }

  @Test
  void answers_nobody_without_the_token() throws Exception {
    HttpResponse<String> reply =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/v1/models"))
                .header("authorization", "Bearer wrong")
                .build(),
            BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(error(reply)).isEqualTo("unauthenticated");
  }

  @Test
  void tells_callers_to_come_again_while_the_model_is_loaded() throws Exception {
    Host loading = new Host(Clock.systemUTC());
    try (Door other = Door.open(TOKEN, loading)) {
      HttpResponse<String> health =
          client.send(request(other.port(), "/healthz").build(), BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("loading");
      HttpResponse<String> models =
          client.send(request(other.port(), "/v1/models").build(), BodyHandlers.ofString());
      assertThat(models.statusCode()).isEqualTo(503);
      assertThat(models.headers().firstValue("retry-after")).hasValue("2");
    }
  }

  @Test
  void lists_its_models() throws Exception {
    HttpResponse<String> reply =
        client.send(request(door.port(), "/v1/models").build(), BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(Json.parseObject(reply.body()).requireArray("data").size()).isEqualTo(2);
  }

  @Test
  void answers_as_one_object() throws Exception {
    model.says("Hello", " ", "there");
    HttpResponse<String> reply = chat(HELLO.formatted(""));
    JsonObject body = Json.parseObject(reply.body());
    JsonObject choice = body.requireArray("choices").objects().findFirst().orElseThrow();
    assertThat(choice.requireObject("message").requireString("content")).isEqualTo("Hello there");
    assertThat(choice.requireString("finish_reason")).isEqualTo("stop");
    assertThat(body.requireObject("usage").requireLong("prompt_tokens")).isEqualTo(2);
    assertThat(body.requireObject("usage").requireLong("completion_tokens")).isEqualTo(3);
    assertThat(reply.headers().firstValue("x-maru-queue-position")).hasValue("0");
  }

  @Test
  void streams_pieces_then_the_reason_the_usage_and_done() throws Exception {
    model.says("Hel", "lo");
    HttpResponse<String> reply =
        chat(HELLO.formatted(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
    List<String> data = data(reply.body());
    assertThat(reply.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(data).hasSize(5);
    assertThat(data.get(0)).contains("\"content\":\"Hel\"");
    assertThat(data.get(2)).contains("\"finish_reason\":\"stop\"");
    assertThat(data.get(3)).contains("\"total_tokens\":4");
    assertThat(data.get(4)).isEqualTo("[DONE]");
  }

  @Test
  void says_when_an_answer_was_cut() throws Exception {
    model.says("a", "b");
    assertThat(chat(HELLO.replace("50", "2").formatted("")).body())
        .contains("\"finish_reason\":\"length\"");
  }

  @Test
  void reads_a_long_prompt_in_pieces() throws Exception {
    model.says("ok");
    HttpResponse<String> reply = chat(HELLO.replace("hi", "x".repeat(1500)).formatted(""));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(model.read).containsExactly(400, 800, 1200);
  }

  @Test
  void refuses_a_prompt_that_does_not_fit() throws Exception {
    HttpResponse<String> reply = chat(HELLO.replace("hi", "x".repeat(5000)).formatted(""));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(error(reply)).isEqualTo("context_length_exceeded");
  }

  @Test
  void refuses_what_would_change_the_answer_and_is_not_supported() throws Exception {
    assertThat(error(chat(HELLO.formatted(",\"tools\":[{\"type\":\"function\"}]"))))
        .isEqualTo("unsupported_parameter");
    assertThat(error(chat(HELLO.formatted(",\"n\":2")))).isEqualTo("invalid");
    assertThat(error(chat(HELLO.formatted(",\"temperature\":9")))).isEqualTo("invalid");
    assertThat(error(chat("{}"))).isEqualTo("invalid");
    assertThat(error(chat("<html>"))).isEqualTo("invalid");
  }

  @Test
  void passes_on_how_the_answer_is_drawn() throws Exception {
    model.says("x");
    chat(HELLO.formatted(",\"temperature\":0,\"top_p\":0.5,\"stop\":[\"\\n\"],\"seed\":7"));
    Sampling sampling = model.samplings.getFirst();
    assertThat(sampling.temperature()).isZero();
    assertThat(sampling.topP()).hasValue(0.5);
    assertThat(sampling.stop()).containsExactly("\n");
    assertThat(sampling.seed()).hasValue(7);
    assertThat(sampling.maxTokens()).hasValue(50);
  }

  @Test
  void holds_an_answer_to_its_format() throws Exception {
    String format =
        """
        ,"stream":true,"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":
        {"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}}}""";
    model.says("{\"a\"", ":1}");
    List<String> right = data(chat(HELLO.formatted(format)).body());
    assertThat(right).hasSize(3);
    assertThat(right.getFirst()).contains("{\\\"a\\\":1}");
    model.says("{\"a\":\"one\"}");
    List<String> wrong = data(chat(HELLO.formatted(format)).body());
    assertThat(wrong).hasSize(1);
    assertThat(wrong.getFirst()).contains("invalid_output").contains("answer.a is string");
  }

  @Test
  void serves_one_at_a_time_and_tells_the_others_their_place() throws Exception {
    CompletableFuture<HttpResponse<String>> first = chatAsync(HELLO.formatted(""));
    model.started.acquire();
    CompletableFuture<HttpResponse<String>> second = chatAsync(HELLO.formatted(",\"stream\":true"));
    await().until(() -> health().contains("\"calls\":2"));
    model.says("done");
    assertThat(first.get().statusCode()).isEqualTo(200);
    assertThat(second.get().headers().firstValue("x-maru-queue-position")).hasValue("1");
    assertThat(data(second.get().body()).getLast()).isEqualTo("[DONE]");
  }

  @Test
  void refuses_more_than_may_wait() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i <= Host.MAX_WAITING; i++) {
      calls.add(chatAsync(HELLO.formatted("")));
    }
    await().until(() -> health().contains("\"calls\":" + (Host.MAX_WAITING + 1)));
    HttpResponse<String> refused = chat(HELLO.formatted(""));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(error(refused)).isEqualTo("queue_full");
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    model.says("done");
    for (CompletableFuture<HttpResponse<String>> call : calls) {
      assertThat(call.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void stops_the_model_when_the_client_leaves_a_silent_one() throws Exception {
    model.talksEndlessly();
    String body = HELLO.formatted("");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.getOutputStream().write(raw("/v1/chat/completions", body).getBytes(UTF_8));
      model.started.acquire();
    }
    await()
        .until(
            () -> {
              model.permits.release();
              return model.closed.tryAcquire();
            });
    await().until(() -> health().contains("\"calls\":0"));
    assertThat(model.written.get()).isLessThan(FakeModel.ENDLESS);
  }

  @Test
  void a_client_that_leaves_the_line_gives_up_its_place() throws Exception {
    CompletableFuture<HttpResponse<String>> first = chatAsync(HELLO.formatted(""));
    model.started.acquire();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket
          .getOutputStream()
          .write(raw("/v1/chat/completions", HELLO.formatted("")).getBytes(UTF_8));
      await().until(() -> health().contains("\"calls\":2"));
    }
    await().until(() -> health().contains("\"calls\":1"));
    model.says("done");
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void makes_vectors() throws Exception {
    HttpResponse<String> reply = post("/v1/embeddings", "{\"input\":[\"ab\",\"abc\"]}");
    JsonObject body = Json.parseObject(reply.body());
    assertThat(body.requireArray("data").get(1).toText()).contains("\"embedding\":[3,0.5]");
    HttpResponse<String> packed =
        post("/v1/embeddings", "{\"input\":\"ab\",\"encoding_format\":\"base64\"}");
    assertThat(packed.body()).contains("\"embedding\":\"AAAAQAAAAD8=\"");
    assertThat(error(post("/v1/embeddings", "{\"input\":[]}"))).isEqualTo("invalid");
  }

  @Test
  void answers_what_is_no_http_with_an_error() throws Exception {
    assertThat(rawReply("hello\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(rawReply("POST /v1/chat/completions HTTP/1.1\r\ncontent-length: 99999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(rawReply("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"))
        .startsWith("HTTP/1.1 411");
    assertThat(rawReply("GET / HTTP/1.1\r\nx: " + "y".repeat(40_000) + "\r\n\r\n"))
        .satisfiesAnyOf(
            reply -> assertThat(reply).isEmpty(),
            reply -> assertThat(reply).startsWith("HTTP/1.1 413"));
  }

  private String rawReply(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (java.net.SocketException e) {
      return "";
    }
  }

  private static String raw(String path, String body) {
    return "POST %s HTTP/1.1\r\nauthorization: Bearer %s\r\ncontent-length: %d\r\n\r\n%s"
        .formatted(path, TOKEN, body.getBytes(UTF_8).length, body);
  }

  private String health() throws Exception {
    return client.send(request(door.port(), "/healthz").build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> chat(String body) throws Exception {
    return post("/v1/chat/completions", body);
  }

  private CompletableFuture<HttpResponse<String>> chatAsync(String body) {
    return client.sendAsync(
        request(door.port(), "/v1/chat/completions")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        request(door.port(), path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("authorization", "Bearer " + TOKEN);
  }

  private static String error(HttpResponse<String> reply) {
    return Json.parseObject(reply.body()).requireObject("error").requireString("code");
  }

  private static List<String> data(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring(6))
        .toList();
  }
}
