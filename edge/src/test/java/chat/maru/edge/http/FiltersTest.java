package chat.maru.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.edge.Access;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.RateLimits;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.edge.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
  private static Routes routes() {
    return new Routes()
        .get("/api/read", Access.USER, _ -> Reply.noContent())
        .post("/api/write", Access.USER, _ -> Reply.noContent())
        .post("/api/door", Access.PUBLIC, _ -> Reply.noContent())
        .get("/api/operator", Access.OPERATOR, _ -> Reply.noContent())
        .get("/api/control", Access.CONTROL, _ -> Reply.noContent())
        .get("/v1/models", Access.KEY, _ -> Reply.noContent());
  }

  @ParameterizedTest
  @CsvSource({
    "alice,/api/read,204",
    "dave,/api/read,204",
    "control,/api/read,204",
    "mk-bob,/api/read,403",
    "alice,/api/operator,204",
    "control,/api/operator,204",
    "bob,/api/operator,403",
    "dave,/api/operator,403",
    "mk-alice,/api/operator,403",
    "control,/api/control,204",
    "alice,/api/control,403",
    "mk-dave,/v1/models,204",
    "alice,/v1/models,401",
    "control,/v1/models,401",
    "nobody,/v1/models,401",
    "nobody,/api/read,401",
  })
  void callers_enter_where_their_credential_allows(String token, String path, int status) {
    try (TestServer server = TestServer.start(routes(), new FixedCallers())) {
      assertThat(server.as(token).get(path).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // origin, site, csrf header, status for a caller by cookie, and for one by header
    ",,,403,204",
    ",,1,204,204",
    "SELF,same-origin,1,204,204",
    "SELF,none,1,204,204",
    "SELF,same-origin,,403,204",
    "https://evil.example,cross-site,1,403,403",
    "https://evil.example,,1,403,403",
    ",cross-site,1,403,403",
    ",same-site,1,403,403",
    "null,,1,403,403",
    "https://chat.example.org,same-origin,1,204,204",
  })
  void a_page_of_another_origin_cannot_act_with_the_cookie(
      String origin, String site, String csrf, int byCookie, int byHeader) {
    EdgeConfig config =
        EdgeConfig.local(0, TestServer.uploads())
            .withPublicUrl(URI.create("https://chat.example.org"));
    try (TestServer server = TestServer.start(routes(), new FixedCallers(), config)) {
      TestClient client = server.client();
      if (origin != null) {
        client = client.header("origin", origin.equals("SELF") ? server.url().toString() : origin);
      }
      if (site != null) {
        client = client.header("sec-fetch-site", site);
      }
      if (csrf != null) {
        client = client.header("x-maru-csrf", csrf);
      }
      TestClient cookie = client.header("cookie", "maru_session=bob");
      assertThat(cookie.post("/api/write", "{}").status()).isEqualTo(byCookie);
      assertThat(cookie.get("/api/read").status()).isEqualTo(204);
      assertThat(client.as("bob").post("/api/write", "{}").status()).isEqualTo(byHeader);
    }
  }

  @Test
  void a_page_of_another_origin_cannot_sign_a_visitor_in() {
    try (TestServer server = TestServer.start(routes(), new FixedCallers())) {
      Answer answer =
          server.client().header("origin", "https://evil.example").post("/api/door", "{}");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().requireString("code")).isEqualTo("csrf");
      assertThat(server.client().post("/api/door", "{}").status()).isEqualTo(204);
    }
  }

  @Test
  void a_header_goes_before_the_cookie() {
    try (TestServer server = TestServer.start(routes(), new FixedCallers())) {
      TestClient both = server.as("alice").header("cookie", "maru_session=bob");
      assertThat(both.get("/api/operator").status()).isEqualTo(204);
      TestClient wrong = server.as("nobody").header("cookie", "maru_session=alice");
      assertThat(wrong.get("/api/operator").status()).isEqualTo(401);
    }
  }

  @Test
  void what_a_client_invents_reaches_neither_metrics_nor_the_address_of_a_caller() {
    Routes routes = routes();
    routes.get(
        "/api/address",
        Access.PUBLIC,
        request -> Reply.bytes(200, "text/plain", request.remoteAddress().getBytes(UTF_8)));
    try (TestServer server = TestServer.start(routes, new FixedCallers())) {
      TestClient client = server.client();
      client.send("BREW7", "/nowhere", BodyPublishers.noBody());
      assertThat(client.get("/metrics").text()).contains("OTHER other").doesNotContain("BREW7");
      for (String invented : new String[] {"evil 200 0 ms admin", "a\"b", "localhost", "-"}) {
        assertThat(client.header("x-forwarded-for", invented).get("/api/address").text())
            .isEqualTo("127.0.0.1");
      }
      assertThat(client.header("x-forwarded-for", "::1, fd00::7").get("/api/address").text())
          .isEqualTo("fd00::7");
    }
  }

  @Test
  void too_many_requests_of_one_address_are_told_when_to_come_back() {
    RateLimits rates = new RateLimits(new RateLimits.Rate(0.5, 3), new RateLimits.Rate(100, 100));
    EdgeConfig config = EdgeConfig.local(0, TestServer.uploads()).withRates(rates);
    try (TestServer server = TestServer.start(routes(), new FixedCallers(), config)) {
      TestClient far = server.client().header("x-forwarded-for", "198.51.100.7, 203.0.113.9");
      for (int i = 0; i < 3; i++) {
        assertThat(far.post("/api/door", "{}").status()).isEqualTo(204);
      }
      Answer limited = far.post("/api/door", "{}");
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.header("retry-after")).isEqualTo("2");
      assertThat(limited.json().requireBool("retryable")).isTrue();
      TestClient other = server.client().header("x-forwarded-for", "203.0.113.10");
      assertThat(other.post("/api/door", "{}").status()).isEqualTo(204);
      assertThat(server.client().post("/api/door", "{}").status()).isEqualTo(204);
    }
  }

  @Test
  void good_keys_of_one_address_are_not_limited_and_bad_ones_are() {
    RateLimits rates = new RateLimits(new RateLimits.Rate(0.01, 2), new RateLimits.Rate(100, 100));
    EdgeConfig config = EdgeConfig.local(0, TestServer.uploads()).withRates(rates);
    try (TestServer server = TestServer.start(routes(), new FixedCallers(), config)) {
      String address = "203.0.113.9";
      TestClient good = server.as("mk-bob").header("x-forwarded-for", address);
      for (int i = 0; i < 5; i++) {
        assertThat(good.get("/v1/models").status()).isEqualTo(204);
      }
      TestClient bad = server.as("mk-guess").header("x-forwarded-for", address);
      int[] statuses = new int[3];
      for (int i = 0; i < 3; i++) {
        statuses[i] = bad.get("/v1/models").status();
      }
      assertThat(statuses).containsExactly(401, 401, 429);
    }
  }

  @Test
  void too_many_requests_of_one_session_are_limited_wherever_they_come_from() {
    RateLimits rates = new RateLimits(new RateLimits.Rate(100, 100), new RateLimits.Rate(0.01, 2));
    EdgeConfig config = EdgeConfig.local(0, TestServer.uploads()).withRates(rates);
    try (TestServer server = TestServer.start(routes(), new FixedCallers(), config)) {
      int[] statuses = new int[3];
      for (int i = 0; i < 3; i++) {
        TestClient far = server.as("bob").header("x-forwarded-for", "203.0.113." + i);
        statuses[i] = far.get("/api/read").status();
      }
      assertThat(statuses).containsExactly(204, 204, 429);
      TestClient carol = server.as("carol").header("x-forwarded-for", "203.0.113.1");
      assertThat(carol.get("/api/read").status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,,true,http://localhost",
    "localhost:8080,,true,http://localhost:8080",
    "127.0.0.1:1,,true,http://127.0.0.1:1",
    "[::1]:1,,true,http://[::1]:1",
    "rebound.example,,false,http://rebound.example",
    "localhost,203.0.113.9,false,http://localhost",
    "evil<script>,,false,http://localhost",
  })
  void this_machine_is_told_from_others(String host, String forwarded, boolean here, String url) {
    Routes routes =
        new Routes()
            .get(
                "/api/here",
                Access.PUBLIC,
                r ->
                    Reply.bytes(
                        200,
                        "text/plain",
                        (r.loopback() + " " + r.publicUrl())
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    try (TestServer server = TestServer.start(routes, new FixedCallers());
        RawClient client = new RawClient(server.port())) {
      client.send("GET /api/here HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n");
      client.send(forwarded == null ? "\r\n" : "X-Forwarded-For: " + forwarded + "\r\n\r\n");
      assertThat(client.readAll()).endsWith("\r\n\r\n" + here + " " + url);
    }
  }

  @Test
  void a_head_of_garbage_does_no_harm() {
    try (TestServer server = TestServer.start(routes(), new FixedCallers())) {
      for (String garbage :
          new String[] {
            "\u0016\u0003\u0001\0\0",
            "GET  HTTP/1.1\r\n\r\n",
            "GET /api/read HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
            "POST /api/door HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
          }) {
        try (RawClient client = new RawClient(server.port())) {
          client.send(garbage);
        }
      }
      assertThat(server.as("bob").send("GET", "/api/read", BodyPublishers.noBody()).status())
          .isEqualTo(204);
    }
  }
}
