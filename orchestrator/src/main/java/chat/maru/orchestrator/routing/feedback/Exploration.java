package chat.maru.orchestrator.routing.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/// Now and then tries the second best, so that a model which was never chosen can show what it can.
/// Bounded in share and in money; thread-safe.
///
/// It chooses among those that may answer, and these alone: whoever was left out for a data class,
/// a budget or a missing ability is no option here.
public final class Exploration {
  /// The share of decisions that may explore.
  public static final double SHARE = 0.01;

  /// What exploring may cost more in one day, in micro-USD: two cents.
  public static final long DAILY_MICROS = 20_000;

  /// The first decisions of a server are never explored.
  private static final long FIRST = 100;

  /// A second best that is worse by more than this is not worth the asker's trouble.
  private static final double CLOSE = 0.15;

  private static final Duration DAY = Duration.ofDays(1);

  private final SplittableRandom random;
  private long decisions;
  private Instant day = Instant.EPOCH;
  private long spentMicros;

  public Exploration(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// The same decision, or rarely the same with the second best taken; either way with the chance
  /// that it was taken with.
  public synchronized Decision maybe(Decision decision, Instant now) {
    decisions++;
    if (!now.isBefore(day.plus(DAY))) {
      day = now;
      spentMicros = 0;
    }
    if (decisions <= FIRST || decision.options().size() < 2) {
      return decision;
    }
    Decision.Option best = decision.options().get(0);
    Decision.Option second = decision.options().get(1);
    long extra = Math.max(0, second.costMicros() - best.costMicros());
    boolean worthIt = best.chance() - second.chance() <= CLOSE;
    if (!worthIt || spentMicros + extra > DAILY_MICROS) {
      return decision;
    }
    boolean tried = random.nextDouble() < SHARE;
    spentMicros += tried ? extra : 0;
    return taking(decision, tried ? 1 : 0, tried ? SHARE : 1 - SHARE);
  }

  private static Decision taking(Decision decision, int chosen, double propensity) {
    return new Decision(
        decision.version(),
        decision.preset(),
        decision.kind(),
        decision.structure(),
        decision.ease(),
        decision.weights(),
        decision.options(),
        chosen,
        propensity);
  }

  /// What exploring has cost more today, in micro-USD.
  public synchronized long spentMicros(Instant now) {
    return now.isBefore(day.plus(DAY)) ? spentMicros : 0;
  }
}
