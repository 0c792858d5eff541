package chat.maru.bench.router;

import chat.maru.bench.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The figures of a choice between a weak and a strong model.
final class Pair {
  private final int weak;
  private final int strong;

  /// @param train the stronger model is the one that is right more often here
  Pair(Outcomes train) {
    this.strong = train.mean(1) >= train.mean(0) ? 1 : 0;
    this.weak = 1 - strong;
  }

  double apgr(Trial trial) {
    return Gain.points(scores(trial.predicted()), gains(trial.test()));
  }

  /// @param trials draws of the training or repetitions of a cross-validation, on the same cases
  List<Metric> metrics(List<Trial> trials) {
    Trial first = trials.getFirst();
    double[] gain = gains(first.test());
    double[] each = trials.stream().mapToDouble(this::apgr).toArray();
    double apgr = Arrays.stream(each).average().orElse(0);
    Bootstrap interval = interval(trials);
    double length =
        Math.max(Gain.points(first.lengths(), gain), Gain.points(turned(first.lengths()), gain));
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        Metric.of("router.apgr", apgr, "", gain.length)
            .beside("random", 0.5)
            .beside("best_single", 0.5)
            .beside("length_only", length)
            .beside("oracle", Gain.points(gain, gain))
            .beside("low95", interval.low())
            .beside("high95", interval.high())
            .beside("least", Arrays.stream(each).min().orElse(0))
            .beside("most", Arrays.stream(each).max().orElse(0)));
    metrics.add(
        Metric.of("router.apgr_trapezoid", Gain.trapezoid(apgr), "", gain.length)
            .beside("random", 0.5));
    metrics.add(Metric.of("router.apgr_sd", interval.deviation(), "", gain.length));
    metrics.add(quality(trials, gain));
    metrics.add(calls(trials, gain));
    for (int percent : new int[] {20, 50, 80}) {
      metrics.add(realised(trials, percent));
    }
    double calibration = trials.stream().mapToDouble(Calibration::error).average().orElse(0);
    metrics.add(Metric.of("router.calibration_error", calibration, "", gain.length));
    return metrics;
  }

  private Bootstrap interval(List<Trial> trials) {
    List<int[]> orders =
        trials.stream().map(trial -> Gain.order(scores(trial.predicted()))).toList();
    double[] gain = gains(trials.getFirst().test());
    return Bootstrap.of(
        gain.length,
        times -> orders.stream().mapToDouble(o -> Gain.points(o, gain, times)).average().orElse(0));
  }

  /// How many answers are right with half of the calls to the strong model.
  private Metric quality(List<Trial> trials, double[] gain) {
    Outcomes test = trials.getFirst().test();
    double right = 0;
    for (Trial trial : trials) {
      int[] order = Gain.order(scores(trial.predicted()));
      double gained = IntStream.range(0, gain.length / 2).mapToDouble(i -> gain[order[i]]).sum();
      right += (test.mean(weak) + gained / gain.length) / trials.size();
    }
    double oracle =
        test.cases().stream()
            .mapToDouble(c -> Math.max(c.success()[0], c.success()[1]))
            .average()
            .orElse(0);
    return Metric.of("router.right_at_half", right, "", gain.length)
        .beside("random", (test.mean(weak) + test.mean(strong)) / 2)
        .beside("weak", test.mean(weak))
        .beside("best_single", Math.max(test.mean(weak), test.mean(strong)))
        .beside("oracle", oracle);
  }

  /// What share of strong calls wins half, and four fifths, of what the strong model is better by.
  private Metric calls(List<Trial> trials, double[] gain) {
    double half = 0;
    double most = 0;
    for (Trial trial : trials) {
      int[] order = Gain.order(scores(trial.predicted()));
      half += Gain.shareFor(0.5, order, gain) / trials.size();
      most += Gain.shareFor(0.8, order, gain) / trials.size();
    }
    return Metric.of("router.calls_for_half", half, "", gain.length)
        .beside("random", 0.5)
        .beside("for_80_percent", most)
        .beside("random_80_percent", 0.8);
  }

  /// The share of strong calls that a threshold brings which would have brought `percent` of the
  /// training's cases.
  private Metric realised(List<Trial> trials, int percent) {
    double share = 0;
    for (Trial trial : trials) {
      double[] known = scores(trial.crossFitted());
      Arrays.sort(known);
      double threshold = known[Math.min(known.length - 1, known.length * (100 - percent) / 100)];
      double above =
          Arrays.stream(scores(trial.predicted())).filter(score -> score >= threshold).count();
      share += above / trial.predicted().length / trials.size();
    }
    long n = trials.getFirst().predicted().length;
    return Metric.of("router.strong_share_at_" + percent, share, "", n)
        .beside("wanted", percent / 100.0);
  }

  private double[] scores(double[][] predicted) {
    return Arrays.stream(predicted).mapToDouble(p -> p[strong] - p[weak]).toArray();
  }

  private double[] gains(Outcomes outcomes) {
    return outcomes.cases().stream()
        .mapToDouble(c -> c.success()[strong] - c.success()[weak])
        .toArray();
  }

  private static double[] turned(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
