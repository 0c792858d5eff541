package chat.maru.orchestrator.traffic;

import java.util.Comparator;

/// One sum that is kept: by what, for whom, when, and how fast.
///
/// @param slot where its slot begins, in UTC milliseconds
/// @param name the model or provider, or the id of the room, key or user; empty for all
/// @param step a step of [Latency]
public record Cell(Grouping by, Slots width, long slot, String name, int step)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::by)
          .thenComparing(Cell::width)
          .thenComparingLong(Cell::slot)
          .thenComparing(Cell::name)
          .thenComparingInt(Cell::step);

  /// One order for everybody who writes, so that two nodes never wait for each other.
  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
