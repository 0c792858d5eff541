package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the server has been told to end. From then on it takes no new requests, so that those
/// under way can finish, but goes on telling machines how it is. Thread-safe.
final class Draining {
  private static final Set<String> MACHINES = Set.of("/healthz", "/readyz", "/metrics");
  private static final String WHY = "Maru is being stopped";

  private volatile boolean begun;

  void begin() {
    begun = true;
  }

  /// What to answer to a new request; `null` if it is welcome.
  @Nullable MaruException refusal(String path) {
    return begun && !MACHINES.contains(path)
        ? new MaruException(CommonError.UNAVAILABLE, WHY).retryAfter(Duration.ofSeconds(5))
        : null;
  }

  /// The same health, but not ready once this has begun.
  Health in(Health health) {
    return new Health(health.metrics(), () -> begun ? Optional.of(WHY) : health.notReady().get());
  }
}
