package chat.maru.bench.router;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The area under the curve of quality over the share of calls that go to the strong model, between
/// the weak model (0) and the strong one (1): RouteLLM's APGR (Ong et al. 2024). Random choice
/// reaches one half.
final class Gain {
  private static final int POINTS = 11;

  private Gain() {}

  /// The mean of eleven points from 0 to 100 % strong calls.
  ///
  /// @param score the higher, the more a case goes to the strong model; ties in the order given
  /// @param gain what the strong model is better by
  static double points(double[] score, double[] gain) {
    int[] once = new int[gain.length];
    Arrays.fill(once, 1);
    return points(order(score), gain, once);
  }

  /// The same where each case counts `times` times.
  static double points(int[] order, double[] gain, int[] times) {
    int n = Arrays.stream(times).sum();
    double[] sums = new double[n + 1];
    int filled = 0;
    for (int at : order) {
      for (int k = 0; k < times[at]; k++, filled++) {
        sums[filled + 1] = sums[filled] + gain[at];
      }
    }
    double sum = 0;
    for (int p = 0; p < POINTS; p++) {
      sum += sums[(int) Math.rint((double) p * n / (POINTS - 1))];
    }
    return sum / POINTS / sums[n];
  }

  /// The cases, those first that go to the strong model first.
  static int[] order(double[] score) {
    return IntStream.range(0, score.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -score[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /// By trapezoids, as RouteLLM's code has it: its excess over one half is 1.1 times as great.
  static double trapezoid(double points) {
    return 0.5 + 1.1 * (points - 0.5);
  }

  /// The least share of strong calls that wins `part` of what the strong model is better by.
  static double shareFor(double part, int[] order, double[] gain) {
    double wanted = part * Arrays.stream(gain).sum();
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      if (sum >= wanted) {
        return (double) i / order.length;
      }
      sum += gain[order[i]];
    }
    return 1;
  }
}
