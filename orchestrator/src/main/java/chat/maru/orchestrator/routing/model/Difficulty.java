package chat.maru.orchestrator.routing.model;

import chat.maru.orchestrator.routing.features.Sparse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fits one difficulty that all models share, and a level for each model, to their outcomes.
///
/// @param weights of scaled measures of structure: positive is easier
/// @param levels by model, in logits
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Difficulty(double[] means, double[] deviations, double[] weights, double[] levels) {
  private static final double TRUST = 0.02;

  /// One outcome.
  ///
  /// @param model its number
  /// @param success 0 to 1
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Seen(double[] structure, int model, double success) {}

  public static Difficulty fit(List<Seen> seen, int models) {
    Scale scale = Scale.of(seen.stream().map(Seen::structure).toList());
    int measures = seen.getFirst().structure().length;
    List<Sparse> rows = new ArrayList<>();
    double[] success = new double[seen.size()];
    for (int i = 0; i < success.length; i++) {
      double[] row = Arrays.copyOf(scale.of(seen.get(i).structure()), measures + models);
      // A level is held back less than a measure: each model has thousands of outcomes.
      row[measures + seen.get(i).model()] = 10;
      rows.add(Sparse.EMPTY.with(0, row, 1));
      success[i] = seen.get(i).success();
    }
    Logistic fit = Logistic.fit(rows, measures + models, success, TRUST);
    double[] levels = new double[models];
    for (int model = 0; model < models; model++) {
      levels[model] = 10 * fit.weights()[measures + model] + fit.bias();
    }
    return new Difficulty(
        scale.means(), scale.deviations(), Arrays.copyOf(fit.weights(), measures), levels);
  }
}
