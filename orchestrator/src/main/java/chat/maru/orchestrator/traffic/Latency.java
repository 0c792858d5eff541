package chat.maru.orchestrator.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;

/// Times sorted into steps that grow by 2^(1/4) from one millisecond to about a quarter of an hour,
/// so that counts of different slots can be added and still tell percentiles, each right within a
/// step (19 %).
public final class Latency {
  /// For calls that did not end whole, or from before times were counted.
  public static final int UNKNOWN = -1;

  private static final int STEPS_PER_OCTAVE = 4;
  private static final int LAST = 80;

  private Latency() {}

  /// The step of `took`: 0 for a millisecond or less, at most 80.
  public static int step(Duration took) {
    double ms = Math.max(1, took.toNanos() / 1e6);
    return (int) Math.min(LAST, Math.ceil(STEPS_PER_OCTAVE * Math.log(ms) / Math.log(2)));
  }

  /// The longest time of `step`, in milliseconds.
  static double upperMs(int step) {
    return Math.pow(2, step / (double) STEPS_PER_OCTAVE);
  }

  /// The time in milliseconds that `share` of the calls did not exceed, between the ends of its
  /// step as its rank lies; 0 if none is known.
  ///
  /// @param counts calls by step
  /// @param share 0 to 1
  public static long percentileMs(SortedMap<Integer, Long> counts, double share) {
    SortedMap<Integer, Long> known = counts.tailMap(0);
    long all = known.values().stream().mapToLong(Long::longValue).sum();
    double rank = share * all;
    long before = 0;
    for (Map.Entry<Integer, Long> entry : known.entrySet()) {
      if (before + entry.getValue() >= rank && entry.getValue() > 0) {
        double lower = entry.getKey() == 0 ? 0 : upperMs(entry.getKey() - 1);
        double within = (rank - before) / entry.getValue();
        return Math.round(lower + within * (upperMs(entry.getKey()) - lower));
      }
      before += entry.getValue();
    }
    return 0;
  }
}
