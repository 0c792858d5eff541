package chat.maru.orchestrator.traffic;

import java.util.List;

/// Traffic of a span, summed by something.
///
/// @param total everything in the span, grouped or not
/// @param groups the dearest first, then the busiest; at most [#MOST]
/// @param more how many groups there are beyond them
public record Traffic(Span span, Group total, List<Group> groups, int more) {
  /// Groups that are told one by one.
  public static final int MOST = 40;

  public Traffic {
    groups = List.copyOf(groups);
  }

  /// One model, provider, room, key or user.
  ///
  /// @param name as in [Cell#name()]
  /// @param p50Ms half of the whole answers came within it; 0 if there was none
  /// @param points in order; a bucket without a call has none
  public record Group(String name, Sums sums, long p50Ms, long p95Ms, List<Point> points) {
    public Group {
      points = List.copyOf(points);
    }
  }

  /// The calls of one bucket.
  ///
  /// @param atMs where the bucket begins, UTC
  public record Point(long atMs, Sums sums) {}
}
