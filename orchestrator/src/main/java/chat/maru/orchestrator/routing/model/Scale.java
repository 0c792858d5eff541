package chat.maru.orchestrator.routing.model;

import java.util.List;

/// Brings measures of any size to the same one: mean 0, deviation 1, and nothing beyond 3.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scale(double[] means, double[] deviations) {
  private static final double MOST = 3;

  static Scale of(List<double[]> rows) {
    int width = rows.getFirst().length;
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        means[i] += row[i] / rows.size();
      }
    }
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        deviations[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.size();
      }
    }
    for (int i = 0; i < width; i++) {
      deviations[i] = Math.sqrt(deviations[i]);
    }
    return new Scale(means, deviations);
  }

  double[] of(double[] row) {
    double[] scaled = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      double value = deviations[i] < 1e-9 ? 0 : (row[i] - means[i]) / deviations[i];
      scaled[i] = Math.max(-MOST, Math.min(MOST, value));
    }
    return scaled;
  }
}
