package chat.maru.orchestrator.traffic;

import java.time.Duration;

/// How finely sums are kept, and for how long.
public enum Slots {
  /// Five minutes, for the last two days.
  FINE(Duration.ofMinutes(5), Duration.ofDays(2)),
  /// An hour, for a little over a year.
  HOUR(Duration.ofHours(1), Duration.ofDays(400));

  private final long widthMs;
  private final Duration kept;

  Slots(Duration width, Duration kept) {
    this.widthMs = width.toMillis();
    this.kept = kept;
  }

  public long widthMs() {
    return widthMs;
  }

  public Duration kept() {
    return kept;
  }

  /// The slot that `atMs` lies in.
  public long of(long atMs) {
    return Math.floorDiv(atMs, widthMs) * widthMs;
  }
}
