package chat.maru.orchestrator;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.money.MoneyError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// What to do after a failed attempt.
final class Retry {
  /// Attempts at a model that nothing stands behind.
  private static final int ATTEMPTS = 3;

  private static final Duration FIRST_WAIT = Duration.ofMillis(150);

  /// The longest that a request waits because a vendor asks it to.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Set<OrchestratorError> MOVES_ON =
      Set.of(
          OrchestratorError.PROVIDER_KEY,
          OrchestratorError.PROVIDER_BUSY,
          OrchestratorError.PROVIDER_UNREACHABLE,
          OrchestratorError.PROVIDER_FAILED,
          OrchestratorError.PROVIDER_TIMEOUT,
          OrchestratorError.STREAM_BROKEN,
          OrchestratorError.CONTEXT_LENGTH);

  private static final Set<OrchestratorError> AGAIN =
      Set.of(
          OrchestratorError.PROVIDER_BUSY,
          OrchestratorError.PROVIDER_FAILED,
          OrchestratorError.PROVIDER_UNREACHABLE);

  private Retry() {}

  /// Whether another model may do better. A refused request would be refused again.
  static boolean movesOn(MaruException error) {
    return error.code() instanceof OrchestratorError code
        ? MOVES_ON.contains(code)
        : tooDear(error);
  }

  /// Whether the attempt was not made for want of money: another model may cost less.
  private static boolean tooDear(MaruException error) {
    return error.code() == MoneyError.BUDGET_EXHAUSTED || error.code() == MoneyError.PRICE_UNKNOWN;
  }

  /// Whether the failure says something about the model, and not about the request.
  static boolean blamesModel(MaruException error) {
    return movesOn(error) && error.code() != OrchestratorError.CONTEXT_LENGTH && !tooDear(error);
  }

  /// How long to wait before the same model is asked again; empty if it should not be. Only a model
  /// without a stand-in is: a stand-in answers sooner.
  static Optional<Duration> wait(
      MaruException error, int attempt, boolean last, Deadline deadline) {
    if (!last
        || attempt >= ATTEMPTS
        || !(error.code() instanceof OrchestratorError code)
        || !AGAIN.contains(code)) {
      return Optional.empty();
    }
    long base = FIRST_WAIT.toMillis() << (attempt - 1);
    Duration jittered = Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
    Duration wait = error.retryAfter().orElse(jittered);
    return wait.compareTo(LONGEST_WAIT) <= 0 && wait.compareTo(deadline.remaining()) < 0
        ? Optional.of(wait)
        : Optional.empty();
  }
}
