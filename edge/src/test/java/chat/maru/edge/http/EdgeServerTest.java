package chat.maru.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.edge.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeServerTest {
  private static void echo(Routes routes) {
    routes
        .post(
            "/api/echo/{name}",
            Access.PUBLIC,
            request ->
                Reply.json(
                    201,
                    request.json().toBuilder()
                        .put("name", request.pathParam("name"))
                        .put("q", request.query("q").orElse(null))
                        .build()))
        .get("/api/things/{thing}/parts/{part}", Access.PUBLIC, r -> text(r.pathParam("part")))
        .get("/api/things/latest/parts/{part}", Access.PUBLIC, _ -> text("latest"))
        .get("/api/broken", Access.PUBLIC, _ -> fail("secret inside"))
        .get("/v1/broken", Access.PUBLIC, _ -> fail("secret inside"))
        .get("/api/known", Access.PUBLIC, _ -> refuse())
        .get("/v1/known", Access.PUBLIC, _ -> refuse());
  }

  private static Reply text(String text) {
    return Reply.bytes(200, "text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Reply fail(String message) {
    throw new IllegalStateException(message);
  }

  private static Reply refuse() {
    throw MaruException.invalid("max_tokens", "0", "> 0")
        .with(JsonObject.builder().put("came", 0).build());
  }

  @Test
  void a_body_path_parameter_and_query_arrive_decoded() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      Answer answer =
          server
              .client()
              .post(
                  "/api/echo/%EB%A7%88%2F%EB%A3%A8?q=a%2Bb+c&q=2",
                  JsonObject.builder().put("a", 1).build());
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.text()).isEqualTo("{\"a\":1,\"name\":\"마/루\",\"q\":\"a+b c\"}");
      assertThat(answer.header("x-request-id")).isNotEmpty();
      assertThat(answer.header("content-security-policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/nothing,404",
    "GET,/api/things/1/parts,404",
    "GET,/api/things//parts/1,404",
    "GET,/api/things/1/parts/2,200",
    "GET,/api/things/latest/parts/2,200",
    "HEAD,/api/things/1/parts/2,200",
    "POST,/api/things/1/parts/2,405",
    "OPTIONS,/api/things/1/parts/2,204",
    "GET,/api/things/%FF/parts/2,400",
    "GET,/api/things/%00/parts/2,400",
  })
  void paths_and_methods_lead_where_they_should(String method, String path, int status) {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      Answer answer = server.client().send(method, path, BodyPublishers.noBody());
      assertThat(answer.status()).isEqualTo(status);
      if (status == 405 || status == 204) {
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
      }
    }
  }

  @Test
  void what_nobody_expected_is_told_without_its_text() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      Answer api = server.client().get("/api/broken");
      assertThat(api.status()).isEqualTo(500);
      assertThat(api.text()).doesNotContain("secret").contains(api.header("x-request-id"));
      Answer v1 = server.client().get("/v1/broken");
      assertThat(v1.text()).doesNotContain("secret");
      assertThat(v1.json().requireObject("error").requireString("type")).isEqualTo("server_error");
    }
  }

  @Test
  void an_expected_error_is_told_in_the_words_of_its_surface() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      Answer api = server.client().get("/api/known");
      assertThat(api.header("content-type")).isEqualTo("application/problem+json");
      assertThat(api.json().requireString("code")).isEqualTo("invalid");
      assertThat(api.json().requireString("detail")).isEqualTo("max_tokens: 0 (expected: > 0)");
      assertThat(api.json().requireObject("params").requireLong("came")).isZero();
      Answer v1 = server.client().get("/v1/known");
      assertThat(v1.text())
          .isEqualTo(
              """
              {"error":{"message":"max_tokens: 0 (expected: > 0)",\
              "type":"invalid_request_error","param":null,"code":"invalid"}}\
              """);
    }
  }

  @Test
  void a_blocked_endpoint_delays_no_other() {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(200);
    try (TestServer server =
        TestServer.start(
            routes ->
                routes
                    .get(
                        "/api/slow",
                        Access.PUBLIC,
                        _ -> {
                          blocked.countDown();
                          await(release);
                          return Reply.noContent();
                        })
                    .get("/api/quick", Access.PUBLIC, _ -> Reply.json(200, Json.of(true))))) {
      for (int i = 0; i < 200; i++) {
        Threads.startVirtual("slow", () -> server.client().get("/api/slow"));
      }
      await(blocked);
      for (int i = 0; i < 50; i++) {
        assertThat(server.client().get("/api/quick").status()).isEqualTo(200);
      }
      release.countDown();
    }
  }

  @Test
  void a_body_is_not_lost_while_a_filter_waits() {
    Routes routes = new Routes();
    routes
        .post("/api/echo", Access.USER, request -> text(request.body().length + ""))
        .upload("/api/upload", Access.USER, 1 << 20, EdgeServerTest::size);
    FixedCallers callers = new FixedCallers();
    try (TestServer server =
        TestServer.start(
            routes,
            credentials -> {
              Threads.sleep(Duration.ofMillis(50));
              return callers.authenticate(credentials);
            })) {
      String body = "x".repeat(300_000);
      for (int i = 0; i < 5; i++) {
        assertThat(server.as("bob").post("/api/echo", body).text()).isEqualTo("300000");
        assertThat(server.as("bob").post("/api/upload", body).text()).isEqualTo("300000");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_large_body_is_refused_with_a_clear_word(boolean withLength) {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      byte[] body = new byte[5_000_000];
      Answer answer =
          server
              .client()
              .send(
                  "POST",
                  "/api/echo/x",
                  withLength
                      ? BodyPublishers.ofByteArray(body)
                      : BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.json().requireString("code")).isEqualTo("too_large");
      assertThat(answer.json().requireObject("params").requireLong("maxBytes")).isEqualTo(1 << 20);
    }
  }

  @Test
  void an_unauthenticated_upload_is_refused_before_its_body_is_asked_for() {
    try (TestServer server =
            TestServer.start(
                routes -> routes.upload("/api/up", Access.USER, 1 << 20, EdgeServerTest::size));
        RawClient client = new RawClient(server.port())) {
      String answer =
          client
              .send(
                  """
                  POST /api/up HTTP/1.1\r
                  Host: localhost\r
                  Expect: 100-continue\r
                  Content-Length: 100000\r
                  \r
                  """)
              .readUntil("\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 401 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"0,200", "1,200", "1048576,200", "1048577,413", "20000000,413"})
  void an_upload_is_streamed_to_a_file_within_its_limit(int size, int status) throws Exception {
    EdgeConfig config = EdgeConfig.local(0, TestServer.uploads());
    Routes routes = new Routes().upload("/api/up", Access.USER, 1 << 20, EdgeServerTest::size);
    try (TestServer server = TestServer.start(routes, new FixedCallers(), config)) {
      Answer answer =
          server
              .as("bob")
              .send(
                  "POST",
                  "/api/up",
                  BodyPublishers.ofInputStream(
                      () -> new java.io.ByteArrayInputStream(new byte[size])));
      assertThat(answer.status()).isEqualTo(status);
      if (status == 200) {
        assertThat(answer.text()).isEqualTo(Integer.toString(size));
      }
    }
    try (var left = java.nio.file.Files.list(config.uploads())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo);
        RawClient client = new RawClient(server.port())) {
      client.send(
          """
          POST /api/echo/x HTTP/1.1\r
          Host: localhost\r
          Expect: 100-continue\r
          Content-Length: 2\r
          \r
          """);
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
      client.send("{}");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 201 ");
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo);
        RawClient client = new RawClient(server.port())) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        requests.append("GET /api/things/1/parts/").append(i).append(" HTTP/1.1\r\n");
        requests.append("Host: localhost\r\n").append(i == 19 ? "Connection: close\r\n" : "");
        requests.append("\r\n");
      }
      String all = client.send(requests.toString()).readAll();
      assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(21);
      assertThat(all).endsWith("\r\n\r\n19");
    }
  }

  @Test
  void a_connection_stays_open_after_answers_without_a_route() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo);
        RawClient client = new RawClient(server.port())) {
      for (String head : new String[] {"GET /nothing", "DELETE /api/broken", "GET /api/broken"}) {
        client.send(head + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readUntil("\"retryable\":false}"))
            .contains("content-length")
            .doesNotContain("connection:");
      }
    }
  }

  @Test
  void an_upload_that_cannot_be_written_is_told() throws Exception {
    java.nio.file.Path file = TestServer.uploads().resolve("file");
    java.nio.file.Files.createFile(file);
    Routes routes = new Routes().upload("/api/up", Access.USER, 1 << 20, EdgeServerTest::size);
    try (TestServer server =
        TestServer.start(routes, new FixedCallers(), EdgeConfig.local(0, file))) {
      Answer answer = server.as("bob").post("/api/up", "body");
      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.json().requireString("code")).isEqualTo("disk_full");
    }
  }

  @Test
  void the_caller_reaches_the_handler_and_its_scope() {
    AtomicReference<Optional<chat.maru.edge.Caller>> seen = new AtomicReference<>();
    try (TestServer server =
        TestServer.start(
            routes ->
                routes.get(
                    "/api/who",
                    Access.USER,
                    request -> {
                      seen.set(Optional.of(chat.maru.edge.Caller.CURRENT.get()));
                      return text(request.caller().role().text());
                    }))) {
      assertThat(server.as("bob").get("/api/who").text()).isEqualTo("member");
      assertThat(seen.get()).contains(FixedCallers.BOB);
      assertThat(server.as("nobody").get("/api/who").status()).isEqualTo(401);
      assertThat(server.client().get("/api/who").header("www-authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void a_port_in_use_is_told_in_one_line() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      MaruException error =
          catchThrowableOfType(
              MaruException.class,
              () ->
                  TestServer.start(
                      new Routes(),
                      new FixedCallers(),
                      EdgeConfig.local(server.port(), TestServer.uploads())));
      assertThat(error.code().code()).isEqualTo("port_in_use");
      assertThat(error.message()).contains("Port " + server.port() + " is in use");
    }
  }

  @Test
  void a_name_that_is_not_here_cannot_be_bound() {
    MaruException error =
        catchThrowableOfType(
            MaruException.class,
            () ->
                TestServer.start(
                    new Routes(),
                    new FixedCallers(),
                    new EdgeConfig(
                        "192.0.2.1",
                        0,
                        Optional.empty(),
                        TestServer.uploads(),
                        false,
                        chat.maru.edge.RateLimits.DEFAULT,
                        java.time.Duration.ofSeconds(5))));
    assertThat(error.code().code()).isEqualTo("cannot_listen");
    assertThat(error.message()).startsWith("Cannot listen on 192.0.2.1:0: ");
  }

  @Test
  void ipv6_loopback_is_served() {
    EdgeConfig config =
        new EdgeConfig(
            "::1",
            0,
            Optional.empty(),
            TestServer.uploads(),
            false,
            chat.maru.edge.RateLimits.DEFAULT,
            java.time.Duration.ofSeconds(5));
    Routes routes =
        new Routes().get("/api/url", Access.PUBLIC, r -> text(r.publicUrl() + " " + r.loopback()));
    try (TestServer server = TestServer.start(routes, new FixedCallers(), config)) {
      String url = "http://[::1]:" + server.port();
      assertThat(new TestClient(URI.create(url)).get("/api/url").text()).isEqualTo(url + " true");
    }
  }

  @Test
  void closing_lets_a_request_under_way_finish() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TestServer server =
        TestServer.start(
            routes ->
                routes.get(
                    "/api/slow",
                    Access.PUBLIC,
                    _ -> {
                      entered.countDown();
                      await(release);
                      return text("done");
                    }));
    AtomicReference<String> answer = new AtomicReference<>("");
    Thread client =
        Threads.startVirtual("client", () -> answer.set(server.client().get("/api/slow").text()));
    await(entered);
    Thread closing = Threads.startVirtual("closing", server::close);
    release.countDown();
    join(client);
    join(closing);
    assertThat(answer).hasValue("done");
  }

  @Test
  void a_server_that_is_told_to_end_answers_what_is_under_way_and_refuses_what_is_new() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TestServer server =
        TestServer.start(
            routes ->
                routes
                    .get("/api/quick", Access.PUBLIC, _ -> text("quick"))
                    .get(
                        "/api/stream",
                        Access.PUBLIC,
                        _ ->
                            Reply.sse(
                                out -> {
                                  out.data("one");
                                  entered.countDown();
                                  await(release);
                                  out.data("two");
                                })));
    try (RawClient stream = new RawClient(server.port())) {
      stream.send("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await(entered);
      Thread closing = Threads.startVirtual("closing", server::close);
      org.awaitility.Awaitility.await().until(() -> server.client().get("/readyz").status() == 503);
      TestClient.Answer refused = server.client().get("/api/quick");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).isEqualTo("5");
      assertThat(server.client().get("/healthz").status()).isEqualTo(200);
      release.countDown();
      assertThat(stream.readUntil("0\r\n\r\n")).contains("data: one", "data: two");
      join(closing);
    }
  }

  @Test
  void metrics_are_for_this_machine() {
    try (TestServer server = TestServer.start(EdgeServerTest::echo)) {
      assertThat(server.client().get("/healthz").status()).isEqualTo(200);
      assertThat(server.client().get("/readyz").status()).isEqualTo(200);
      server.client().get("/api/things/secret-id/parts/2");
      String metrics = server.client().get("/metrics").text();
      assertThat(metrics)
          .contains("maru_http_requests_seconds_count", "/api/things/{thing}/parts/{part}")
          .doesNotContain("secret-id");
      assertThat(server.client().header("x-forwarded-for", "203.0.113.9").get("/metrics").status())
          .isEqualTo(403);
    }
  }

  private static Reply size(chat.maru.edge.Request request) {
    try {
      return text(Long.toString(java.nio.file.Files.size(request.file())));
    } catch (java.io.IOException e) {
      throw new MaruException(CommonError.INTERNAL, "no file", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
