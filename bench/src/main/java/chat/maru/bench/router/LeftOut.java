package chat.maru.bench.router;

import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.orchestrator.routing.features.Reader;
import chat.maru.orchestrator.routing.features.Reading;
import chat.maru.orchestrator.routing.model.Ability;
import chat.maru.orchestrator.routing.model.SuccessModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How learning carries over: to subjects that were left out, and to a model that nobody had tried.
final class LeftOut {
  private static final int HALVES = 2;
  private static final int[] OUTCOMES = {0, 50, 200};

  private final Reader reader;
  private final Outcomes all;
  private final long seed;

  LeftOut(Reader reader, Outcomes all, long seed) {
    this.reader = reader;
    this.all = all;
    this.seed = seed;
  }

  List<Metric> metrics(Progress progress) {
    List<Metric> metrics = new ArrayList<>();
    if (all.cases().stream().map(Outcomes.Case::subject).distinct().count() >= 4) {
      metrics.add(subjects(progress));
    }
    if (all.models().size() > 2) {
      metrics.addAll(models(progress));
    }
    return metrics;
  }

  /// Learned from half of the subjects, tested on the other half, both ways.
  private Metric subjects(Progress progress) {
    progress.begin("Halves of the subjects", HALVES * 2L);
    List<Double> figures = new ArrayList<>();
    for (int half = 0; half < HALVES; half++) {
      int[] fold = Splits.subjects(all, seed + half);
      for (int side = 0; side < 2; side++) {
        Outcomes known = all.only(Splits.where(fold, side, true));
        Trial trial =
            Trial.run(reader, known, all.only(Splits.where(fold, side, false)), seed + half);
        figures.add(
            known.models().size() == 2 ? new Pair(known).apgr(trial) : Many.accuracy(trial));
        progress.step();
      }
    }
    double mean = figures.stream().mapToDouble(f -> f).average().orElse(0);
    return Metric.of("router.new_subjects", mean, "", all.cases().size())
        .beside("least", figures.stream().mapToDouble(f -> f).min().orElse(0))
        .beside("most", figures.stream().mapToDouble(f -> f).max().orElse(0));
  }

  /// The mean squared error of a new model's chances: what is easy for the others is easy for it,
  /// and some outcomes of its own set its level.
  private List<Metric> models(Progress progress) {
    int[] half = Splits.draw(all.cases().size(), all.cases().size() / 2, seed);
    boolean[] inside = new boolean[all.cases().size()];
    Arrays.stream(half).forEach(i -> inside[i] = true);
    int[] fold = new int[inside.length];
    Arrays.setAll(fold, i -> inside[i] ? 0 : 1);
    Outcomes known = all.only(half);
    Outcomes other = all.only(Splits.where(fold, 1, true));
    List<Reading> readings = other.prompts().stream().map(reader::read).toList();
    SuccessModel whole = Trial.fit(reader, known, seed);
    int models = all.models().size();
    double[] errors = new double[OUTCOMES.length];
    double constant = 0;
    double full = 0;
    progress.begin("Models left out", models);
    for (int model = 0; model < models; model++) {
      SuccessModel others = Trial.fit(reader, without(known, model), seed);
      double[] anchors = ease(others, known.prompts().stream().map(reader::read).toList());
      double[] ease = ease(others, readings);
      for (int k = 0; k < OUTCOMES.length; k++) {
        errors[k] +=
            error(learned(model, known, anchors, OUTCOMES[k]), ease, other, model) / models;
      }
      double mean = known.mean(model);
      for (int i = 0; i < readings.size(); i++) {
        double happened = other.cases().get(i).success()[model];
        double predicted = whole.predict(readings.get(i))[model];
        constant += square(mean - happened) / readings.size() / models;
        full += square(predicted - happened) / readings.size() / models;
      }
      progress.step();
    }
    List<Metric> metrics = new ArrayList<>();
    for (int k = 0; k < OUTCOMES.length; k++) {
      metrics.add(
          Metric.of("router.new_model_brier_" + OUTCOMES[k], errors[k], "", readings.size())
              .beside("its_mean_known", constant)
              .beside("all_outcomes_known", full));
    }
    return metrics;
  }

  /// The mean of the other models' chances on each case, in logits.
  private static double[] ease(SuccessModel others, List<Reading> readings) {
    return readings.stream().mapToDouble(reading -> logit(others, reading)).toArray();
  }

  private Ability learned(int model, Outcomes known, double[] anchors, int outcomes) {
    Ability ability = new Ability(0, 1);
    for (int i : Splits.draw(known.cases().size(), outcomes, seed + 7)) {
      ability = ability.after(anchors[i], known.cases().get(i).success()[model], 1);
    }
    return ability;
  }

  private static double error(Ability ability, double[] ease, Outcomes other, int model) {
    double error = 0;
    for (int i = 0; i < ease.length; i++) {
      error += square(ability.chance(ease[i]) - other.cases().get(i).success()[model]);
    }
    return error / ease.length;
  }

  private static Outcomes without(Outcomes outcomes, int left) {
    List<String> names = new ArrayList<>(outcomes.models());
    names.remove(left);
    return new Outcomes(
        names,
        outcomes.cases().stream()
            .map(c -> new Outcomes.Case(c.prompt(), c.subject(), without(c.success(), left)))
            .toList());
  }

  private static double[] without(double[] values, int left) {
    double[] rest = new double[values.length - 1];
    System.arraycopy(values, 0, rest, 0, left);
    System.arraycopy(values, left + 1, rest, left, rest.length - left);
    return rest;
  }

  private static double logit(SuccessModel others, Reading reading) {
    double sum = 0;
    double[] chances = others.predict(reading);
    for (double chance : chances) {
      double bounded = Math.max(0.01, Math.min(0.99, chance));
      sum += Math.log(bounded / (1 - bounded)) / chances.length;
    }
    return sum;
  }

  private static double square(double value) {
    return value * value;
  }
}
