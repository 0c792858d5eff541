package chat.maru.bench.router;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far predicted chances lie from what happened: the mean gap over ten groups of equal size, of
/// rising chance (expected calibration error).
final class Calibration {
  private static final int GROUPS = 10;

  private Calibration() {}

  /// Over all models, each by itself.
  static double error(Trial trial) {
    int models = trial.test().models().size();
    double sum = 0;
    for (int model = 0; model < models; model++) {
      sum += error(trial, model) / models;
    }
    return sum;
  }

  private static double error(Trial trial, int model) {
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < trial.predicted().length; i++) {
      pairs.add(
          new double[] {trial.predicted()[i][model], trial.test().cases().get(i).success()[model]});
    }
    pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
    double error = 0;
    for (int group = 0; group < GROUPS; group++) {
      double gap = 0;
      for (int i = group * pairs.size() / GROUPS; i < (group + 1) * pairs.size() / GROUPS; i++) {
        gap += pairs.get(i)[0] - pairs.get(i)[1];
      }
      error += Math.abs(gap) / pairs.size();
    }
    return error;
  }
}
