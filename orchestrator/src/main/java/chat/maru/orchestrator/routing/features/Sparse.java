package chat.maru.orchestrator.routing.features;

import java.util.Arrays;

/// A vector that is mostly zero: the columns that are not, and their values.
@SuppressWarnings("ArrayRecordComponent") // the hot data of training; never compared
public record Sparse(int[] columns, float[] values) {
  public static final Sparse EMPTY = new Sparse(new int[0], new float[0]);

  public int size() {
    return columns.length;
  }

  public double dot(double[] weights) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += weights[columns[i]] * values[i];
    }
    return sum;
  }

  /// Adds `scale` times this to `target`.
  public void addTo(double[] target, double scale) {
    for (int i = 0; i < columns.length; i++) {
      target[columns[i]] += scale * values[i];
    }
  }

  /// This, with dense values in the columns from `first` on.
  public Sparse with(int first, double[] dense, double scale) {
    int[] moreColumns = Arrays.copyOf(columns, columns.length + dense.length);
    float[] moreValues = Arrays.copyOf(values, columns.length + dense.length);
    for (int i = 0; i < dense.length; i++) {
      moreColumns[columns.length + i] = first + i;
      moreValues[columns.length + i] = (float) (scale * dense[i]);
    }
    return new Sparse(moreColumns, moreValues);
  }

  /// The part in the columns below `end`.
  public Sparse below(int end) {
    int kept = 0;
    while (kept < columns.length && columns[kept] < end) {
      kept++;
    }
    return new Sparse(Arrays.copyOf(columns, kept), Arrays.copyOf(values, kept));
  }
}
