package chat.maru.orchestrator.traffic;

import chat.maru.base.MaruException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A stretch of time and how it is cut, so that a chart has at most some sixty points.
///
/// @param fromMs UTC, the beginning of the first bucket
/// @param toMs UTC, exclusive, the end of the last bucket
/// @param slots the sums that it is read from
public record Span(long fromMs, long toMs, long bucketMs, Slots slots) {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final long POINTS = 60;
  private static final List<Duration> BUCKETS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7));

  /// @param from the first instant, rounded down to a bucket
  /// @param to exclusive, rounded up to one
  /// @throws MaruException `INVALID` if it is empty, runs backwards or is longer than 400 days
  public static Span of(Instant from, Instant to, Instant now) {
    Duration length = Duration.between(from, to);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw MaruException.invalid("from", from.toString(), "before `to`, by 400 days at most");
    }
    boolean fine = from.isAfter(now.minus(Slots.FINE.kept()));
    long bucketMs =
        BUCKETS.stream()
            .map(Duration::toMillis)
            .filter(ms -> fine || ms >= Slots.HOUR.widthMs())
            .filter(ms -> length.toMillis() <= ms * POINTS)
            .findFirst()
            .orElse(BUCKETS.getLast().toMillis());
    return new Span(
        Math.floorDiv(from.toEpochMilli(), bucketMs) * bucketMs,
        Math.ceilDiv(to.toEpochMilli(), bucketMs) * bucketMs,
        bucketMs,
        bucketMs < Slots.HOUR.widthMs() ? Slots.FINE : Slots.HOUR);
  }
}
