package chat.maru.bench.threads;

import java.util.Arrays;

/// Cuts each feature's values into at most 64 ranges of about the same size.
final class Bins {
  static final int MOST = 64;
  private final float[][] bounds;

  private Bins(float[][] bounds) {
    this.bounds = bounds;
  }

  /// @param sample values by feature
  static Bins of(float[][] sample) {
    float[][] bounds = new float[sample.length][];
    for (int f = 0; f < sample.length; f++) {
      float[] sorted = sample[f].clone();
      Arrays.sort(sorted);
      float[] cuts = new float[MOST - 1];
      int count = 0;
      float[] distinct = distinct(sorted);
      if (distinct.length <= MOST) {
        for (int i = 0; i + 1 < distinct.length; i++) {
          cuts[count++] = (distinct[i] + distinct[i + 1]) / 2;
        }
      } else {
        for (int i = 1; i < MOST; i++) {
          float cut = sorted[(int) ((long) i * sorted.length / MOST)];
          if (count == 0 || cut > cuts[count - 1]) {
            cuts[count++] = cut;
          }
        }
      }
      bounds[f] = Arrays.copyOf(cuts, count);
    }
    return new Bins(bounds);
  }

  private static float[] distinct(float[] sorted) {
    float[] distinct = new float[sorted.length];
    int count = 0;
    for (float value : sorted) {
      if (count == 0 || value != distinct[count - 1]) {
        distinct[count++] = value;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  /// The range of a value: 0 up to the first bound.
  byte bin(int feature, float value) {
    int low = 0;
    int high = bounds[feature].length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value <= bounds[feature][middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (byte) low;
  }

  int count(int feature) {
    return bounds[feature].length + 1;
  }

  float bound(int feature, int bin) {
    return bounds[feature][bin];
  }
}
