package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestServer;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.own.EngineConfig;
import chat.maru.orchestrator.own.Fetch.State;
import chat.maru.orchestrator.own.OwnConfig;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.wiring.OwnWiring;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OwnModelsApiTest {
  @TempDir Path data;
  private final EventLoops loops = EventLoops.start();
  private ServerSocket silentHub;
  private OwnWiring.Own own;
  private TestServer server;

  @BeforeEach
  void open() throws Exception {
    silentHub = new ServerSocket(0);
    OwnConfig config =
        new OwnConfig(
            URI.create("http://127.0.0.1:" + silentHub.getLocalPort()), EngineConfig.DEFAULT);
    own = OwnWiring.start(config, new Models(), loops, data, Clock.systemUTC());
    server = TestServer.start(own::addTo);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    own.close();
    loops.close();
    silentHub.close();
  }

  @Test
  void shows_what_can_be_fetched() {
    JsonObject shown = server.as("alice").get("/api/models/own").json();
    assertThat(shown.requireObject("engine").requireString("state")).isEqualTo("none");
    assertThat(shown.requireArray("installed").size()).isZero();
    assertThat(shown.requireArray("offers").get(0).toText())
        .contains("\"licence\":\"Apache-2.0\"")
        .contains("\"languages\":[\"en\",\"ko\"")
        .contains("\"bytes\":1545303616")
        .contains("\"installed\":false");
    assertThat(shown.has("fetch")).isFalse();
  }

  @Test
  void fetches_and_stops() {
    var operator = server.as("alice");
    assertThat(operator.delete("/api/models/own/fetch").status()).isEqualTo(404);
    var begun = operator.post("/api/models/own/fetch", "{\"name\":\"granite-3.3-2b\"}");
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.json().requireString("state")).isEqualTo("waiting");
    assertThat(operator.post("/api/models/own/fetch", "{}").status()).isEqualTo(409);
    assertThat(operator.delete("/api/models/own/fetch").status()).isEqualTo(204);
    await().until(() -> own.models().fetching().orElseThrow().state() == State.CANCELLED);
    assertThat(operator.get("/api/models/own").json().toText()).contains("\"state\":\"cancelled\"");
  }

  @Test
  void names_the_nearest_model() {
    var reply = server.as("alice").post("/api/models/own/fetch", "{\"name\":\"granite-3.3\"}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().toText()).contains("unknown_model").contains("granite-3.3-2b");
  }

  @Test
  void is_for_operators_only() {
    assertThat(server.as("bob").get("/api/models/own").status()).isEqualTo(403);
    assertThat(server.as("bob").post("/api/models/own/fetch", "{}").status()).isEqualTo(403);
  }
}
