package chat.maru.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Health;
import chat.maru.edge.Routes;
import chat.maru.edge.http.EdgeServer;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestClient.Answer;
import chat.maru.edge.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFilesTest {
  private EdgeServer server;
  private TestClient client;

  @BeforeAll
  void start() {
    server =
        EdgeServer.start(
            EdgeConfig.local(0, TestServer.uploads()),
            new Routes(),
            new FixedCallers(),
            new WebFiles(WebFilesTest.class.getClassLoader(), "testweb"),
            Health.ready());
    client = new TestClient(URI.create("http://127.0.0.1:" + server.port()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/rooms/01890000-0000-7000-8000-00000000000a", "/me"})
  void a_page_is_the_application_and_is_asked_for_again(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("<title>Maru</title>");
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("cache-control")).isEqualTo("no-cache");
    assertThat(answer.header("content-security-policy"))
        .contains("script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    Answer again = client.header("if-none-match", answer.header("etag")).get(path);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void a_hashed_asset_is_kept_and_sent_compressed() {
    Answer plain = client.get("/assets/app-1a2b.js");
    assertThat(plain.text()).isEqualTo("plain");
    assertThat(plain.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(plain.header("content-type")).isEqualTo("text/javascript; charset=utf-8");
    Answer brotli = client.header("accept-encoding", "gzip, br").get("/assets/app-1a2b.js");
    assertThat(brotli.text()).isEqualTo("brotli");
    assertThat(brotli.header("content-encoding")).isEqualTo("br");
    assertThat(brotli.header("vary")).isEqualTo("accept-encoding");
    Answer gzip = client.header("accept-encoding", "gzip").get("/assets/app-1a2b.js");
    assertThat(gzip.text()).isEqualTo("gzip");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/assets/missing.js",
    "GET,/favicon.ico",
    "GET,/api/nothing",
    "GET,/v1/nothing",
    "GET,/api",
    "POST,/",
    "GET,/../testweb/index.html",
    "GET,/%2e%2e/secret.txt",
    "GET,/assets/..%2f..%2fsecret.txt",
  })
  void what_is_missing_is_an_honest_404(String method, String path) {
    Answer answer = client.send(method, path, BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).doesNotContain("<title>");
  }

  @ParameterizedTest
  @CsvSource({
    "/fonts.woff2,font/woff2",
    "/mark.svg,image/svg+xml",
    "/manifest.webmanifest,application/manifest+json",
  })
  void files_have_their_types(String path, String type) {
    assertThat(client.get(path).header("content-type")).isEqualTo(type);
  }

  @Test
  void head_tells_the_length_without_a_body() {
    Answer answer = client.send("HEAD", "/assets/app-1a2b.js", BodyPublishers.noBody());
    assertThat(answer.header("content-length")).isEqualTo("5");
    assertThat(answer.body()).isEmpty();
  }
}
