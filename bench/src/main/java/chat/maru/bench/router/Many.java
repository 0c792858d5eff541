package chat.maru.bench.router;

import chat.maru.bench.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The figures of a choice among many models: how well the chosen one did.
final class Many {
  private static final int LENGTHS = 10;

  private Many() {}

  static double accuracy(Trial trial) {
    return Arrays.stream(chosen(trial)).average().orElse(0);
  }

  static List<Metric> metrics(List<Trial> trials) {
    Outcomes test = trials.getFirst().test();
    Outcomes train = trials.getFirst().train();
    int n = test.cases().size();
    int single = best(train);
    double[] each = trials.stream().mapToDouble(Many::accuracy).toArray();
    double accuracy = Arrays.stream(each).average().orElse(0);
    double mean = 0;
    for (int model = 0; model < test.models().size(); model++) {
      mean += test.mean(model) / test.models().size();
    }
    Bootstrap lift = lift(trials, single);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        Metric.of("router.accuracy", accuracy, "", n)
            .beside("random", mean)
            .beside("best_single", test.mean(single))
            .beside("length_only", byLength(trials.getFirst()))
            .beside(
                "oracle",
                test.cases().stream()
                    .mapToDouble(c -> Arrays.stream(c.success()).max().orElse(0))
                    .average()
                    .orElse(0))
            .beside("least", Arrays.stream(each).min().orElse(0))
            .beside("most", Arrays.stream(each).max().orElse(0)));
    metrics.add(
        Metric.of("router.lift", accuracy - test.mean(single), "", n)
            .beside("low95", lift.low())
            .beside("high95", lift.high()));
    double calibration = trials.stream().mapToDouble(Calibration::error).average().orElse(0);
    metrics.add(Metric.of("router.calibration_error", calibration, "", n));
    return metrics;
  }

  private static Bootstrap lift(List<Trial> trials, int single) {
    Outcomes test = trials.getFirst().test();
    double[] lift = new double[test.cases().size()];
    for (Trial trial : trials) {
      double[] chosen = chosen(trial);
      for (int i = 0; i < lift.length; i++) {
        lift[i] += (chosen[i] - test.cases().get(i).success()[single]) / trials.size();
      }
    }
    return Bootstrap.of(
        lift.length,
        times -> {
          double sum = 0;
          for (int i = 0; i < lift.length; i++) {
            sum += times[i] * lift[i] / lift.length;
          }
          return sum;
        });
  }

  private static double[] chosen(Trial trial) {
    double[] success = new double[trial.predicted().length];
    for (int i = 0; i < success.length; i++) {
      success[i] = trial.test().cases().get(i).success()[greatest(trial.predicted()[i])];
    }
    return success;
  }

  private static int best(Outcomes train) {
    double[] means = new double[train.models().size()];
    Arrays.setAll(means, train::mean);
    return greatest(means);
  }

  /// The model that did best in training on prompts of about that length.
  private static double byLength(Trial trial) {
    Outcomes train = trial.train();
    double[] lengths = train.prompts().stream().mapToDouble(String::length).sorted().toArray();
    double[][] sums = new double[LENGTHS][train.models().size()];
    for (Outcomes.Case one : train.cases()) {
      double[] group = sums[group(lengths, one.prompt().length())];
      for (int model = 0; model < group.length; model++) {
        group[model] += one.success()[model];
      }
    }
    return trial.test().cases().stream()
        .mapToDouble(c -> c.success()[greatest(sums[group(lengths, c.prompt().length())])])
        .average()
        .orElse(0);
  }

  private static int group(double[] lengths, double length) {
    int at = Arrays.binarySearch(lengths, length);
    return Math.min(LENGTHS - 1, (at < 0 ? -at - 1 : at) * LENGTHS / lengths.length);
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
