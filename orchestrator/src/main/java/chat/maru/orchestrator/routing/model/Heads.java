package chat.maru.orchestrator.routing.model;

import chat.maru.orchestrator.routing.features.Reading;
import chat.maru.orchestrator.routing.features.Sparse;
import java.util.ArrayList;
import java.util.List;

/// One [Logistic] for each model over the words of a text and, with a weight of their own, its
/// measures of structure.
final class Heads {
  private final int columns;
  private final Scale scale;
  private final double structureWeight;
  private final List<Logistic> heads;

  private Heads(int columns, Scale scale, double structureWeight, List<Logistic> heads) {
    this.columns = columns;
    this.scale = scale;
    this.structureWeight = structureWeight;
    this.heads = heads;
  }

  static Heads fit(List<Reading> readings, int columns, double[][] success, Recipe recipe) {
    Scale scale = Scale.of(readings.stream().map(Reading::structure).toList());
    double weight = recipe.structure() / Math.sqrt(readings.getFirst().structure().length);
    List<Sparse> rows =
        readings.stream()
            .map(r -> r.words().with(columns, scale.of(r.structure()), weight))
            .toList();
    int width = columns + readings.getFirst().structure().length;
    List<Logistic> heads = new ArrayList<>();
    for (int model = 0; model < success[0].length; model++) {
      double[] of = new double[success.length];
      for (int i = 0; i < of.length; i++) {
        of[i] = success[i][model];
      }
      heads.add(Logistic.fit(rows, width, of, recipe.trust()));
    }
    return new Heads(columns, scale, weight, heads);
  }

  double[] predict(Reading reading) {
    Sparse row = reading.words().with(columns, scale.of(reading.structure()), structureWeight);
    double[] chances = new double[heads.size()];
    for (int model = 0; model < chances.length; model++) {
      chances[model] = heads.get(model).predict(row);
    }
    return chances;
  }
}
