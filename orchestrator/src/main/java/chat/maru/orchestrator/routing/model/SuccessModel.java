package chat.maru.orchestrator.routing.model;

import chat.maru.orchestrator.routing.features.Reading;
import java.util.ArrayList;
import java.util.List;

/// Predicts for each model the chance that it is right on a text: a blend of linear [Heads], which
/// know words, and a [Forest] over structure and meaning, which carries over to new subjects.
///
/// How much each counts is measured while training, by cross-fitting: both predict thirds of the
/// cases that they were not trained on, and the share is taken with which the differences between
/// models, on which a choice rests, are closest to what happened. Thread-safe.
public final class SuccessModel {
  private static final int FOLDS = 3;

  /// How far the best share lies from the usual one, as a deviation.
  private static final double USUAL_SPREAD = 0.2;

  /// The variance of one outcome around the chance of it.
  private static final double NOISE = 0.2;

  private final Heads heads;
  private final Forest forest;
  private final double forestShare;
  private final double[][] crossFitted;

  private SuccessModel(Heads heads, Forest forest, double forestShare, double[][] crossFitted) {
    this.heads = heads;
    this.forest = forest;
    this.forestShare = forestShare;
    this.crossFitted = crossFitted;
  }

  /// @param readings the cases
  /// @param columns the number of columns of their words
  /// @param success how well each model did on each case, 0 to 1
  public static SuccessModel fit(
      List<Reading> readings, int columns, double[][] success, Recipe recipe) {
    int n = readings.size();
    double[][] linear = new double[n][];
    double[][] grown = new double[n][];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Reading> rest = new ArrayList<>();
      List<double[]> outcomes = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if (i % FOLDS != fold) {
          rest.add(readings.get(i));
          outcomes.add(success[i]);
        }
      }
      double[][] known = outcomes.toArray(double[][]::new);
      Heads heads = Heads.fit(rest, columns, known, recipe);
      Forest forest = forest(rest, known, recipe, recipe.trees() / FOLDS);
      for (int i = fold; i < n; i += FOLDS) {
        linear[i] = heads.predict(readings.get(i));
        grown[i] = forest.predict(readings.get(i).dense());
      }
    }
    double share = share(linear, grown, success);
    double[][] crossFitted = new double[n][];
    for (int i = 0; i < n; i++) {
      crossFitted[i] = mixed(linear[i], grown[i], share);
    }
    return new SuccessModel(
        Heads.fit(readings, columns, success, recipe),
        forest(readings, success, recipe, recipe.trees()),
        share,
        crossFitted);
  }

  private static Forest forest(
      List<Reading> readings, double[][] success, Recipe recipe, int trees) {
    Forest.Shape shape = new Forest.Shape(Math.max(1, trees), recipe.leaf(), recipe.share());
    return Forest.grow(
        readings.stream().map(Reading::dense).toList(), success, shape, recipe.seed());
  }

  /// The share with which the differences between models come closest to what happened: least
  /// squares, pulled towards [#usualShare] as far as the cases leave it open.
  private static double share(double[][] linear, double[][] grown, double[][] success) {
    double along = 0;
    double apart = 0;
    for (int i = 0; i < success.length; i++) {
      double[] gap = differences(grown[i], linear[i]);
      double[] missing = differences(success[i], linear[i]);
      for (int k = 0; k < gap.length; k++) {
        along += gap[k] * missing[k];
        apart += gap[k] * gap[k];
      }
    }
    double certain = 1 / (USUAL_SPREAD * USUAL_SPREAD);
    double found = along / NOISE + certain * usualShare(success.length);
    return Math.max(0, Math.min(1, found / (apart / NOISE + certain)));
  }

  /// Few cases give a forest little to grow on.
  private static double usualShare(int cases) {
    return 0.6 * cases / (cases + 1000.0);
  }

  /// `a - b`, less what all models have in common: it moves no choice.
  private static double[] differences(double[] a, double[] b) {
    double[] gap = new double[a.length];
    double mean = 0;
    for (int k = 0; k < a.length; k++) {
      gap[k] = a[k] - b[k];
      mean += gap[k] / a.length;
    }
    for (int k = 0; a.length > 1 && k < a.length; k++) {
      gap[k] -= mean;
    }
    return gap;
  }

  private static double[] mixed(double[] linear, double[] grown, double share) {
    double[] mixed = new double[linear.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (1 - share) * linear[k] + share * grown[k];
    }
    return mixed;
  }

  /// The chance of each model, 0 to 1.
  public double[] predict(Reading reading) {
    return mixed(heads.predict(reading), forest.predict(reading.dense()), forestShare);
  }

  /// What was predicted of each case of the training while it was left out: for thresholds.
  public double[][] crossFitted() {
    return crossFitted;
  }

  /// The weight of the forest, 0 to 1.
  public double forestShare() {
    return forestShare;
  }
}
