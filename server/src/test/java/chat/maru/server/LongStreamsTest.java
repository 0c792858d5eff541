package chat.maru.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.server.wiring.TestHouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does to the server while an answer is being streamed.
@Timeout(90)
class LongStreamsTest {
  private static final String ASK =
      "{\"model\":\"big\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

  @TempDir private Path data;
  private FakeVendor vendor;
  private HeldStream held;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start("big");
    held = new HeldStream();
    vendor.then(held).always(Script.says("hello"));
  }

  @AfterEach
  void stop() {
    held.close();
    vendor.close();
  }

  @Test
  void a_stream_goes_on_when_its_key_is_changed_and_the_next_request_uses_the_new_one()
      throws IOException {
    try (TestHouse house = TestHouse.open(data, yaml("sk-old"))) {
      String key = TestHouse.key(house.user("hana")).requireString("key");
      InputStream stream = held.open(house.url(), key, "big");
      TestHouse.configure(data, yaml("sk-new"));
      house.house().apply(house.file().read());
      TestClient.Answer next = house.client().as(key).post("/v1/chat/completions", ASK);
      assertThat(next.text()).contains("hello");
      assertThat(vendor.last().header("authorization")).contains("Bearer sk-new");
      held.release();
      assertThat(rest(stream)).contains("two").endsWith("data: [DONE]\n\n");
      assertThat(vendor.exchanges().getFirst().header("authorization")).contains("Bearer sk-old");
    }
  }

  @Test
  void a_server_that_is_told_to_end_finishes_its_streams_and_takes_nothing_new()
      throws IOException {
    String key;
    try (TestHouse house = TestHouse.open(data, yaml("sk"))) {
      key = TestHouse.key(house.user("hana")).requireString("key");
    }
    try (ChildServer server = ChildServer.start(data)) {
      TestClient client = new TestClient(server.url());
      assertThat(client.get("/readyz").status()).isEqualTo(200);
      InputStream stream = held.open(server.url(), key, "big");
      server.tellToEnd();
      Awaitility.await().until(() -> client.get("/readyz").status() == 503);
      assertThat(client.as(key).post("/v1/chat/completions", ASK).status()).isEqualTo(503);
      held.release();
      assertThat(rest(stream)).contains("two").endsWith("data: [DONE]\n\n");
      server.awaitEnd();
    }
    assertThat(vendor.exchanges()).hasSize(1);
  }

  private String yaml(String key) {
    return """
    server: { drain: 60s }
    providers:
      - { name: vendor, url: "%s", key: %s, models: [{ name: big }] }
    """
        .formatted(vendor.url(), key);
  }

  private static String rest(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
