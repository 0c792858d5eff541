package chat.maru.orchestrator.routing.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The little linear algebra that [Meanings] needs.
final class Orthogonal {
  private static final int SWEEPS = 30;

  private Orthogonal() {}

  /// Eigenvalues, the greatest first, and their vectors as columns.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Eigen(double[] values, double[][] vectors) {}

  /// Makes the columns of a tall matrix orthonormal in place: modified Gram-Schmidt, twice, since
  /// once is not enough for columns that are nearly parallel.
  static void columns(double[][] rows) {
    int width = rows[0].length;
    for (int k = 0; k < width; k++) {
      for (int twice = 0; twice < 2; twice++) {
        for (int j = 0; j < k; j++) {
          double dot = 0;
          for (double[] row : rows) {
            dot += row[j] * row[k];
          }
          for (double[] row : rows) {
            row[k] -= dot * row[j];
          }
        }
      }
      double squares = 0;
      for (double[] row : rows) {
        squares += row[k] * row[k];
      }
      double scale = squares > 1e-24 ? 1 / Math.sqrt(squares) : 0;
      for (double[] row : rows) {
        row[k] *= scale;
      }
    }
  }

  /// Of a symmetric matrix, by Jacobi's rotations.
  static Eigen eigen(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    Integer[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -a[i][i]))
            .toArray(Integer[]::new);
    double[] values = new double[n];
    double[][] sorted = new double[n][n];
    for (int k = 0; k < n; k++) {
      values[k] = a[order[k]][order[k]];
      for (int i = 0; i < n; i++) {
        sorted[i][k] = vectors[i][order[k]];
      }
    }
    return new Eigen(values, sorted);
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-14 * (Math.abs(a[p][p]) + Math.abs(a[q][q]) + 1e-300)) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.signum(theta == 0 ? 1 : theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double akp = a[k][p];
      double akq = a[k][q];
      a[k][p] = c * akp - s * akq;
      a[k][q] = s * akp + c * akq;
    }
    for (int k = 0; k < a.length; k++) {
      double apk = a[p][k];
      double aqk = a[q][k];
      a[p][k] = c * apk - s * aqk;
      a[q][k] = s * apk + c * aqk;
      double vkp = vectors[k][p];
      double vkq = vectors[k][q];
      vectors[k][p] = c * vkp - s * vkq;
      vectors[k][q] = s * vkp + c * vkq;
    }
  }
}
