package chat.maru.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/// What a load saw: how many answers in which time, and their latencies.
public final class LoadResult {
  private final Duration elapsed;
  private long[] totals = {};
  private long[] firsts = {};
  private int errors;

  LoadResult(Duration elapsed) {
    this.elapsed = elapsed;
  }

  void add(Samples samples, int newErrors) {
    totals =
        LongStream.concat(Arrays.stream(totals), Arrays.stream(samples.totals()))
            .sorted()
            .toArray();
    firsts =
        LongStream.concat(Arrays.stream(firsts), Arrays.stream(samples.firsts()))
            .sorted()
            .toArray();
    errors += newErrors;
  }

  public int count() {
    return totals.length;
  }

  /// Answers other than 200, and connections that could not be made.
  public int errors() {
    return errors;
  }

  public double perSecond() {
    return totals.length / (elapsed.toNanos() / 1e9);
  }

  /// The latency in milliseconds below which the share `quantile` (0 to 1) of answers was complete.
  public double totalMs(double quantile) {
    return at(totals, quantile);
  }

  /// The same to the first byte of the body.
  public double firstByteMs(double quantile) {
    return at(firsts, quantile);
  }

  private static double at(long[] sorted, double quantile) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
  }
}
