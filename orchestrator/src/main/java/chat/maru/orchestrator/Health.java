package chat.maru.orchestrator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which models answer these days, and how fast. Thread-safe, never blocks.
///
/// A breaker for each model of each provider, also for a lone one: after two failures in a row the
/// model is left alone, for five seconds at first and for twice as long after each further failure,
/// at most a minute. Then one request at a time may try it; a success closes the breaker. What a
/// vendor asks for by `Retry-After` is honoured from the first failure on. A pause outlives the
/// process, but only for what is left of it.
public final class Health {
  private static final int FAILURES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// How long a probe may take before another request may probe too.
  private static final Duration PROBE = Duration.ofSeconds(30);

  /// Weight of the newest latency in the moving average.
  private static final double NEW = 0.2;

  private final InstantSource clock;
  private final Memory memory;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /// Forgets everything when the process ends.
  public Health(InstantSource clock) {
    this(clock, Memory.NONE);
  }

  /// A model that was being left alone still is, for what was left of its pause.
  public Health(InstantSource clock, Memory memory) {
    this.clock = clock;
    this.memory = memory;
    Instant latest = clock.instant().plus(LONGEST_PAUSE);
    memory
        .pauses()
        .forEach(
            (key, until) -> {
              State state = states.computeIfAbsent(key, _ -> new State());
              state.failures = FAILURES;
              state.pausedUntil = until.isAfter(latest) ? latest : until;
            });
  }

  /// Keeps pauses over a restart. Thread-safe; may block.
  public interface Memory {
    /// Keeps nothing.
    Memory NONE =
        new Memory() {
          @Override
          public Map<String, Instant> pauses() {
            return Map.of();
          }

          @Override
          public void keep(Map<String, Instant> pauses) {
            // nothing is kept
          }
        };

    /// Until when each model was being left alone.
    Map<String, Instant> pauses();

    void keep(Map<String, Instant> pauses);
  }

  /// How a model has answered since the start.
  ///
  /// @param calls attempts that were decided
  /// @param errorRate the share of failures among them, from 0 to 1; of the last hundred or so
  public record Tally(long calls, double errorRate) {}

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
    private long calls;
    private double errorRate;

    /// The first hundred count alike, later ones weigh a hundredth.
    private void count(double failed) {
      calls++;
      errorRate += (failed - errorRate) / Math.min(calls, 100);
    }
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
    boolean back;
    synchronized (state) {
      back = state.pausedUntil != null;
      state.count(0);
      state.failures = 0;
      state.pausedUntil = null;
      state.probeSince = null;
    }
    if (back) {
      keep();
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
    boolean paused = false;
    synchronized (state) {
      state.count(1);
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
        paused = true;
      }
    }
    if (paused) {
      keep();
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

  public Tally tally(Model model) {
    State state = states.get(key(model));
    if (state == null) {
      return new Tally(0, 0);
    }
    synchronized (state) {
      return new Tally(state.calls, state.errorRate);
    }
  }

  private void keep() {
    Map<String, Instant> pauses = new TreeMap<>();
    states.forEach(
        (key, state) -> {
          synchronized (state) {
            if (state.pausedUntil != null) {
              pauses.put(key, state.pausedUntil);
            }
          }
        });
    memory.keep(pauses);
  }

  private State state(Model model) {
    return states.computeIfAbsent(key(model), _ -> new State());
  }

  private static String key(Model model) {
    return model.provider() + "/" + model.upstream();
  }
}
