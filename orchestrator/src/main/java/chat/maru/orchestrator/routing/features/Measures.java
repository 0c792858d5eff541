package chat.maru.orchestrator.routing.features;

import java.util.Arrays;

/// A growing list of measures of one text.
final class Measures {
  private double[] values = new double[160];
  private int size;

  Measures add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    return this;
  }

  Measures add(boolean value) {
    return add(value ? 1 : 0);
  }

  /// A count whose differences matter less the greater it is.
  Measures addLog(double count) {
    return add(Math.log1p(Math.max(0, count)));
  }

  double[] values() {
    return Arrays.copyOf(values, size);
  }
}
