package chat.maru.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.server.wiring.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of `maru.yaml` while the server runs.
class ConfigWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;

  @Test
  void a_provider_comes_without_a_restart_and_a_bad_file_changes_nothing() {
    Told told = Told.listen();
    try (FakeVendor vendor = FakeVendor.start("one", "two");
        TestHouse house = TestHouse.open(data, provider(vendor, "one"));
        ConfigWatch _ = ConfigWatch.start(house.file(), house.house()::apply)) {
      TestClient v1 = house.client().as(TestHouse.key(house.user("hana")).requireString("key"));
      assertThat(models(v1)).contains("one").doesNotContain("two");

      TestHouse.configure(data, provider(vendor, "one") + "  - { naem: x }\n");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(told.lines).anyMatch(l -> l.contains("line 6: ")));
      assertThat(models(v1)).contains("one").doesNotContain("two");

      TestHouse.configure(data, provider(vendor, "two"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(models(v1)).contains("two").doesNotContain("one"));
    } finally {
      told.close();
    }
  }

  private static String provider(FakeVendor vendor, String model) {
    return """
    providers:
      - name: vendor
        url: %s
        key: sk-1
        models: [{ name: %s }]
    """
        .formatted(vendor.url(), model);
  }

  private static List<String> models(TestClient v1) {
    return v1.get("/v1/models")
        .json()
        .requireArray("data")
        .objects()
        .map(model -> model.requireString("id"))
        .toList();
  }

  /// What the watch writes into the log.
  private static final class Told extends Handler {
    private static final Logger LOG = Logger.getLogger(ConfigWatch.class.getName());

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    static Told listen() {
      Told told = new Told();
      LOG.addHandler(told);
      return told;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOG.removeHandler(this);
    }
  }
}
