package chat.maru.bench.router;

import chat.maru.bench.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How many answers are right for how much money: the router against the best single model, a
/// random mix of that and the cheapest, and an oracle that knows every outcome.
///
/// The router asks whoever is worth most: the chance of being right less a price of money. A curve
/// comes of all prices of money, and what lies between two points is reached by mixing them.
final class MoneyCurve {
  private static final int POINTS = 11;
  private static final int PRICES = 160;

  private final Rates rates;
  private final int best;
  private final int cheapest;

  /// @param train says which single model is best
  MoneyCurve(Rates rates, Outcomes train) {
    this.rates = rates;
    double[] right = IntStream.range(0, train.models().size()).mapToDouble(train::mean).toArray();
    double[] cost = means(rates.costs(train));
    this.best = least(Arrays.stream(right).map(r -> -r).toArray());
    this.cheapest = least(cost);
  }

  private static int least(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .min(Comparator.comparingDouble(i -> values[i]))
        .orElseThrow();
  }

  private record Point(double micros, double right) {}

  /// @param trials on the same cases
  List<Metric> metrics(List<Trial> trials) {
    Outcomes test = trials.getFirst().test();
    double[][] costs = rates.costs(test);
    double[] means = means(costs);
    if (means[best] <= means[cheapest]) {
      return List.of(); // the best is the cheapest too: nothing to weigh
    }
    List<List<Point>> curves =
        trials.stream().map(trial -> curve(trial.predicted(), test, costs)).toList();
    List<Point> oracle = curve(test.success(), test, costs);
    double low = test.mean(cheapest);
    double high = test.mean(best);
    long n = test.cases().size();
    List<Metric> metrics = new ArrayList<>();
    double area = 0;
    double oracleArea = 0;
    for (int p = 0; p < POINTS; p++) {
      double share = (double) p / (POINTS - 1);
      double micros = means[cheapest] + share * (means[best] - means[cheapest]);
      double right = curves.stream().mapToDouble(c -> at(c, micros)).average().orElse(0);
      area += right / POINTS;
      oracleArea += at(oracle, micros) / POINTS;
      metrics.add(
          Metric.of("router.right_for_money_" + 100 * p / (POINTS - 1), right, "", n)
              .beside("micro_usd_a_question", micros)
              .beside("random_mix", low + share * (high - low))
              .beside("best_single", high)
              .beside("oracle", at(oracle, micros)));
    }
    metrics.addFirst(
        Metric.of("router.right_over_money", area, "", n)
            .beside("random_mix", (low + high) / 2)
            .beside("best_single", high)
            .beside("oracle", oracleArea));
    double part = curves.stream().mapToDouble(c -> cost(c, high)).average().orElse(0);
    metrics.add(
        Metric.of("router.money_for_the_best", part / means[best], "", n)
            .beside("best_single", 1)
            .beside("oracle", cost(oracle, high) / means[best]));
    return metrics;
  }

  /// What each price of money brings, from the cheapest on.
  private List<Point> curve(double[][] worth, Outcomes test, double[][] costs) {
    List<Point> points = new ArrayList<>();
    double[] means = means(costs);
    for (int p = 0; p <= PRICES; p++) {
      // From a price at which money is nothing to one at which the cheapest is always taken.
      double price = p == 0 ? 0 : Math.pow(10, -4 + 8.0 * p / PRICES) / means[best];
      points.add(point(worth, test, costs, price));
    }
    points.sort(Comparator.comparingDouble(Point::micros).thenComparingDouble(Point::right));
    return points;
  }

  private Point point(double[][] worth, Outcomes test, double[][] costs, double price) {
    double micros = 0;
    double right = 0;
    int n = costs.length;
    for (int i = 0; i < n; i++) {
      int taken = 0;
      for (int model = 1; model < costs[i].length; model++) {
        double gain = worth[i][model] - worth[i][taken];
        double extra = price * (costs[i][model] - costs[i][taken]);
        taken =
            gain > extra || (gain == extra && costs[i][model] < costs[i][taken]) ? model : taken;
      }
      micros += costs[i][taken] / n;
      right += test.cases().get(i).success()[taken] / n;
    }
    return new Point(micros, right);
  }

  /// What the curve reaches for that much; what is left of the money is left.
  private static double at(List<Point> curve, double micros) {
    for (int i = 1; i < curve.size(); i++) {
      Point a = curve.get(i - 1);
      Point b = curve.get(i);
      if (micros < b.micros()) {
        double part = Math.max(0, micros - a.micros()) / (b.micros() - a.micros());
        return a.right() + part * (b.right() - a.right());
      }
    }
    return curve.getLast().right();
  }

  /// What it takes to reach `right`; all of the curve's money if it never does.
  private static double cost(List<Point> curve, double right) {
    for (int i = 1; i < curve.size(); i++) {
      Point a = curve.get(i - 1);
      Point b = curve.get(i);
      if (a.right() >= right) {
        return a.micros();
      }
      if (b.right() >= right) {
        return a.micros()
            + (right - a.right()) / (b.right() - a.right()) * (b.micros() - a.micros());
      }
    }
    return curve.getLast().micros();
  }

  private static double[] means(double[][] costs) {
    double[] means = new double[costs[0].length];
    for (double[] row : costs) {
      for (int model = 0; model < means.length; model++) {
        means[model] += row[model] / costs.length;
      }
    }
    return means;
  }
}
