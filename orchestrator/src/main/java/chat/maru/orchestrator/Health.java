package chat.maru.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which models answer these days, and how fast. Thread-safe, never blocks.
///
/// A breaker for each model of each provider, also for a lone one: after two failures in a row the
/// model is left alone, for five seconds at first and for twice as long after each further failure,
/// at most a minute. Then one request at a time may try it; a success closes the breaker. What a
/// vendor asks for by `Retry-After` is honoured from the first failure on.
public final class Health {
  private static final int FAILURES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// How long a probe may take before another request may probe too.
  private static final Duration PROBE = Duration.ofSeconds(30);

  /// Weight of the newest latency in the moving average.
  private static final double NEW = 0.2;

  private final InstantSource clock;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  public Health(InstantSource clock) {
    this.clock = clock;
  }

  /// How a model stands.
  public enum Standing {
    UP,
    /// The pause is over; one request may try.
    PROBING,
    DOWN
  }

  private static final class State {
    private int failures;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant probeSince;
    private double firstTokenMs;
  }

  public Standing standing(Model model) {
    State state = states.get(key(model));
    if (state == null) {
      return Standing.UP;
    }
    synchronized (state) {
      Instant until = state.pausedUntil;
      if (until == null) {
        return Standing.UP;
      }
      boolean probed =
          state.probeSince != null && clock.instant().isBefore(state.probeSince.plus(PROBE));
      return clock.instant().isBefore(until) || probed ? Standing.DOWN : Standing.PROBING;
    }
  }

  /// Whether a request may try `model` now. Whoever gets `true` reports how it went.
  public boolean enter(Model model) {
    State state = states.get(key(model));
    if (state == null) {
      return true;
    }
    synchronized (state) {
      return switch (standing(model)) {
        case UP -> true;
        case DOWN -> false;
        case PROBING -> {
          state.probeSince = clock.instant();
          yield true;
        }
      };
    }
  }

  /// When a model that is down may be tried again.
  public Optional<Duration> retryAfter(Model model) {
    State state = states.get(key(model));
    if (state == null) {
      return Optional.empty();
    }
    synchronized (state) {
      return Optional.ofNullable(state.pausedUntil)
          .map(until -> Duration.between(clock.instant(), until))
          .filter(Duration::isPositive);
    }
  }

  /// An answer came whole.
  public void succeeded(Model model) {
    State state = state(model);
    synchronized (state) {
      state.failures = 0;
      state.pausedUntil = null;
      state.probeSince = null;
    }
  }

  /// An answer has begun.
  ///
  /// @param firstToken how long its first token took
  public void began(Model model, Duration firstToken) {
    State state = state(model);
    synchronized (state) {
      double ms = firstToken.toNanos() / 1e6;
      state.firstTokenMs = state.firstTokenMs == 0 ? ms : state.firstTokenMs * (1 - NEW) + ms * NEW;
    }
  }

  /// @param retryAfter what the vendor asked for; `null` if it did not
  public void failed(Model model, @Nullable Duration retryAfter) {
    State state = state(model);
    synchronized (state) {
      state.failures++;
      state.probeSince = null;
      Duration pause = retryAfter == null ? Duration.ZERO : retryAfter;
      if (state.failures >= FAILURES) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(state.failures - FAILURES, 4));
        pause = pause.compareTo(own) > 0 ? pause : own;
      }
      if (pause.isPositive()) {
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        state.pausedUntil = clock.instant().plus(bounded);
      }
    }
  }

  /// Gives a probe back that told nothing: its client went away.
  public void undecided(Model model) {
    State state = states.get(key(model));
    if (state != null) {
      synchronized (state) {
        state.probeSince = null;
      }
    }
  }

  /// How long the first token of `model` takes these days.
  public Optional<Duration> firstToken(Model model) {
    State state = states.get(key(model));
    if (state == null) {
      return Optional.empty();
    }
    synchronized (state) {
      return state.firstTokenMs == 0
          ? Optional.empty()
          : Optional.of(Duration.ofNanos((long) (state.firstTokenMs * 1e6)));
    }
  }

  private State state(Model model) {
    return states.computeIfAbsent(key(model), _ -> new State());
  }

  private static String key(Model model) {
    return model.provider() + "/" + model.upstream();
  }
}
