package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A reservation out of this node's leases.
final class LeaseHold implements Hold {
  private final List<Draw> draws;
  private final @Nullable String counted;
  private final AtomicBoolean ended = new AtomicBoolean();

  /// @param counted an account without a limit, in which what is spent is only counted
  LeaseHold(List<Draw> draws, @Nullable String counted) {
    this.draws = draws;
    this.counted = counted;
  }

  @Override
  public List<Settlement> settle(long micros, long tokens) {
    if (!ended.compareAndSet(false, true)) {
      return List.of();
    }
    List<Settlement> settled = new ArrayList<>(draws.size() + 1);
    if (counted != null && micros > 0) {
      settled.add(new Settlement(counted, 0, "", micros, 0));
    }
    for (Draw draw : draws) {
      if (draw.account().id().measure() == Measure.MICROS) {
        settleMoney(draw, micros, settled);
      } else {
        // What a limit a minute took stays leased until its window ends: nothing to write.
        draw.lease().put(draw.amount() - tokens);
      }
    }
    return settled;
  }

  private static void settleMoney(Draw draw, long micros, List<Settlement> settled) {
    long leased = Math.min(micros, draw.amount());
    draw.lease().put(draw.amount() - leased);
    if (micros > 0) {
      settled.add(
          new Settlement(
              draw.account().text(),
              draw.lease().window().startMs(),
              draw.lease().epoch(),
              micros,
              leased));
    }
  }
}
