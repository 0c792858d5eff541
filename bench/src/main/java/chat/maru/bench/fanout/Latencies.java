package chat.maru.bench.fanout;

/// How often each latency was seen, to ten microseconds; what took over ten seconds counts as ten.
final class Latencies {
  private static final long STEP_NS = 10_000;
  private static final int STEPS = 1_000_000;

  private final int[] counts = new int[STEPS];
  private long total;

  void add(long nanos) {
    counts[Math.clamp(nanos / STEP_NS, 0, STEPS - 1)]++;
    total++;
  }

  long total() {
    return total;
  }

  /// The latency in milliseconds below which the share `quantile` (0 to 1) lies; 0 if there is
  /// none.
  double ms(double quantile) {
    long wanted = (long) Math.ceil(quantile * total);
    long seen = 0;
    for (int step = 0; step < STEPS && wanted > 0; step++) {
      seen += counts[step];
      if (seen >= wanted) {
        return (step + 1) * STEP_NS / 1e6;
      }
    }
    return 0;
  }
}
