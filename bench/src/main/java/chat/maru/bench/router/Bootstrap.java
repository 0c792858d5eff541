package chat.maru.bench.router;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The interval in which 95 of 100 repetitions with other questions of the same kind would fall.
///
/// @param deviation the standard deviation
record Bootstrap(double low, double high, double deviation) {
  private static final int TIMES = 400;

  /// @param n the number of cases
  /// @param figure the figure from how often each case was drawn
  static Bootstrap of(int n, ToDoubleFunction<int[]> figure) {
    SplittableRandom random = new SplittableRandom(11);
    double[] figures = new double[TIMES];
    for (int t = 0; t < TIMES; t++) {
      int[] times = new int[n];
      for (int i = 0; i < n; i++) {
        times[random.nextInt(n)]++;
      }
      figures[t] = figure.applyAsDouble(times);
    }
    Arrays.sort(figures);
    double mean = Arrays.stream(figures).average().orElse(0);
    double variance = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).average().orElse(0);
    return new Bootstrap(
        figures[(int) (0.025 * TIMES)], figures[(int) (0.975 * TIMES)], Math.sqrt(variance));
  }
}
