package chat.maru.orchestrator.routing.model;

import chat.maru.orchestrator.routing.features.Sparse;
import java.util.List;

/// The chance of success as a logistic function of a weighed sum, with weights held small.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Logistic(double[] weights, double bias) {
  private static final int ROUNDS = 60;
  private static final double ENOUGH = 1e-6;

  /// @param rows what is known of each case
  /// @param columns the number of columns of a row
  /// @param success how well each ended, 0 to 1; what lies between counts as a share of both
  /// @param trust how much a case counts against the wish for small weights (the `C` of liblinear)
  static Logistic fit(List<Sparse> rows, int columns, double[] success, double trust) {
    double[] x = new double[columns + 1];
    double mean = 0.5 / (success.length + 1);
    for (double one : success) {
      mean += one / (success.length + 1);
    }
    x[columns] = Math.log(mean / (1 - mean));
    new Lbfgs(ROUNDS, ENOUGH)
        .minimize((at, gradient) -> loss(rows, success, trust, at, gradient), x);
    double bias = x[columns];
    x[columns] = 0;
    return new Logistic(x, bias);
  }

  private static double loss(
      List<Sparse> rows, double[] success, double trust, double[] x, double[] gradient) {
    int columns = x.length - 1;
    double loss = 0;
    for (int i = 0; i < columns; i++) {
      loss += x[i] * x[i] / 2;
      gradient[i] = x[i];
    }
    gradient[columns] = 0;
    for (int r = 0; r < success.length; r++) {
      Sparse row = rows.get(r);
      double z = row.dot(x) + x[columns];
      loss += trust * (Math.max(z, 0) - success[r] * z + Math.log1p(Math.exp(-Math.abs(z))));
      double slope = trust * (sigmoid(z) - success[r]);
      row.addTo(gradient, slope);
      gradient[columns] += slope;
    }
    return loss;
  }

  double predict(Sparse row) {
    return sigmoid(row.dot(weights) + bias);
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
