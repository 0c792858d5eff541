package chat.maru.orchestrator.routing.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Grows one extremely randomized tree (Geurts, Ernst, Wehenkel 2006): at each node it draws some
/// measures, a random threshold for each, and keeps the split after which all outcomes together
/// vary least. Splitting on all models' outcomes at once lets them share what is hard.
final class TreeGrower {
  private final float[][] measures; // by measure, then case
  private final float[][] outcomes; // by case
  private final int tries;
  private final int leaf;
  private final SplittableRandom random;
  private final int width;
  private final int[] cases;
  private final int[] order;

  private int[] feature = new int[256];
  private float[] threshold = new float[256];
  private int[] left = new int[256];
  private int[] right = new int[256];
  private float[] means;
  private int nodes;

  // The best split of the node at hand.
  private int bestFeature;
  private float bestThreshold;
  private double bestGain;

  TreeGrower(float[][] measures, float[][] outcomes, int tries, int leaf, SplittableRandom random) {
    this.measures = measures;
    this.outcomes = outcomes;
    this.tries = tries;
    this.leaf = leaf;
    this.random = random;
    this.width = outcomes[0].length;
    this.means = new float[256 * width];
    this.cases = new int[outcomes.length];
    Arrays.setAll(cases, i -> i);
    this.order = new int[measures.length];
    Arrays.setAll(order, i -> i);
  }

  Tree grow() {
    node(0, cases.length);
    return new Tree(
        Arrays.copyOf(feature, nodes),
        Arrays.copyOf(threshold, nodes),
        Arrays.copyOf(left, nodes),
        Arrays.copyOf(right, nodes),
        Arrays.copyOf(means, nodes * width),
        width);
  }

  private int node(int from, int to) {
    int node = add();
    double[] sums = new double[width];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < width; k++) {
        sums[k] += outcomes[cases[i]][k];
      }
    }
    if (to - from >= 2 * leaf) {
      seek(from, to, sums);
      if (bestFeature >= 0) {
        int asked = bestFeature;
        float bound = bestThreshold;
        int middle = part(from, to, asked, bound);
        int yes = node(from, middle);
        int no = node(middle, to);
        feature[node] = asked;
        threshold[node] = bound;
        left[node] = yes;
        right[node] = no;
        return node;
      }
    }
    feature[node] = -1;
    for (int k = 0; k < width; k++) {
      means[node * width + k] = (float) (sums[k] / (to - from));
    }
    return node;
  }

  /// Tries measures that differ among these cases until enough were tried.
  private void seek(int from, int to, double[] sums) {
    bestFeature = -1;
    bestGain = 0;
    int tried = 0;
    for (int drawn = 0; drawn < order.length && tried < tries; drawn++) {
      int other = random.nextInt(drawn, order.length);
      int one = order[other];
      order[other] = order[drawn];
      order[drawn] = one;
      float[] values = measures[one];
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        float value = values[cases[i]];
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      if (most - least > 1e-7) {
        tried++;
        float bound = (float) (least + random.nextDouble() * ((double) most - least));
        weigh(from, to, sums, one, bound < most ? bound : least);
      }
    }
  }

  private void weigh(int from, int to, double[] sums, int one, float bound) {
    float[] values = measures[one];
    double[] below = new double[width];
    int count = 0;
    for (int i = from; i < to; i++) {
      int at = cases[i];
      if (values[at] <= bound) {
        count++;
        for (int k = 0; k < width; k++) {
          below[k] += outcomes[at][k];
        }
      }
    }
    int rest = to - from - count;
    if (count < leaf || rest < leaf) {
      return;
    }
    double gain = 0;
    for (int k = 0; k < width; k++) {
      double gap = below[k] / count - (sums[k] - below[k]) / rest;
      gain += gap * gap;
    }
    gain *= (double) count * rest / (to - from);
    if (gain > bestGain) {
      bestGain = gain;
      bestFeature = one;
      bestThreshold = bound;
    }
  }

  private int part(int from, int to, int asked, float bound) {
    float[] values = measures[asked];
    int middle = from;
    for (int i = from; i < to; i++) {
      if (values[cases[i]] <= bound) {
        int kept = cases[middle];
        cases[middle++] = cases[i];
        cases[i] = kept;
      }
    }
    return middle;
  }

  private int add() {
    if (nodes == feature.length) {
      feature = Arrays.copyOf(feature, nodes * 2);
      threshold = Arrays.copyOf(threshold, nodes * 2);
      left = Arrays.copyOf(left, nodes * 2);
      right = Arrays.copyOf(right, nodes * 2);
      means = Arrays.copyOf(means, nodes * 2 * width);
    }
    return nodes++;
  }
}
