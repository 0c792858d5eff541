package chat.maru.bench.threads;

import chat.maru.mate.threads.Forest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One tree while it grows: the leaf whose split gains most is split next.
final class Growth {
  private static final class Node {
    int from;
    int to;
    double[] slopes = new double[0];
    double[] curves = new double[0];
    double slope;
    double curve;
    int feature = -1;
    int bin;
    double gain;
    @Nullable Node low;
    @Nullable Node high;
  }

  private final Table table;
  private final Bins bins;
  private final Boosting.Plan plan;
  private final int[] rows;
  private final float[] gradient;
  private final float[] weight;
  private final int[] features;
  private final int[] spare;
  private final Node root = new Node();

  Growth(
      Table table,
      Bins bins,
      Boosting.Plan plan,
      Random random,
      int[] rows,
      float[] gradient,
      float[] weight) {
    this.table = table;
    this.bins = bins;
    this.plan = plan;
    this.rows = rows;
    this.gradient = gradient;
    this.weight = weight;
    this.spare = new int[rows.length];
    int width = table.columns().length;
    this.features =
        random
            .ints(0, width)
            .distinct()
            .limit(Math.max(1, (int) (width * plan.features())))
            .sorted()
            .toArray();
  }

  void grow() {
    root.to = rows.length;
    fill(root);
    best(root);
    List<Node> leaves = new ArrayList<>(List.of(root));
    while (leaves.size() < plan.leaves()) {
      Node next = leaves.stream().max((a, b) -> Double.compare(a.gain, b.gain)).orElseThrow();
      if (next.gain <= 0) {
        break;
      }
      leaves.remove(next);
      split(next);
      leaves.add(java.util.Objects.requireNonNull(next.low));
      leaves.add(java.util.Objects.requireNonNull(next.high));
    }
  }

  private void fill(Node node) {
    node.slopes = new double[features.length * Bins.MOST];
    node.curves = new double[features.length * Bins.MOST];
    for (int f = 0; f < features.length; f++) {
      byte[] column = table.columns()[features[f]];
      int base = f * Bins.MOST;
      for (int k = node.from; k < node.to; k++) {
        int row = rows[k];
        int at = base + column[row];
        node.slopes[at] += gradient[row];
        node.curves[at] += weight[row];
      }
    }
    total(node);
  }

  private static void total(Node node) {
    for (int b = 0; b < Bins.MOST; b++) {
      node.slope += node.slopes[b];
      node.curve += node.curves[b];
    }
  }

  private void best(Node node) {
    double whole = node.slope * node.slope / (node.curve + plan.smooth());
    for (int f = 0; f < features.length; f++) {
      double slope = 0;
      double curve = 0;
      for (int b = 0; b + 1 < bins.count(features[f]); b++) {
        slope += node.slopes[f * Bins.MOST + b];
        curve += node.curves[f * Bins.MOST + b];
        if (curve < plan.least() || node.curve - curve < plan.least()) {
          continue;
        }
        double rest = node.slope - slope;
        double gain =
            slope * slope / (curve + plan.smooth())
                + rest * rest / (node.curve - curve + plan.smooth())
                - whole;
        if (gain > node.gain + 1e-9) {
          node.gain = gain;
          node.feature = features[f];
          node.bin = b;
        }
      }
    }
  }

  private void split(Node node) {
    byte[] column = table.columns()[node.feature];
    int low = node.from;
    int high = 0;
    for (int k = node.from; k < node.to; k++) {
      if (column[rows[k]] <= node.bin) {
        rows[low++] = rows[k];
      } else {
        spare[high++] = rows[k];
      }
    }
    System.arraycopy(spare, 0, rows, low, high);
    Node first = new Node();
    Node second = new Node();
    first.from = node.from;
    first.to = low;
    second.from = low;
    second.to = node.to;
    boolean firstIsSmall = first.to - first.from < second.to - second.from;
    fill(firstIsSmall ? first : second);
    rest(node, firstIsSmall ? first : second, firstIsSmall ? second : first);
    best(first);
    best(second);
    node.low = first;
    node.high = second;
    node.slopes = new double[0];
    node.curves = new double[0];
  }

  private static void rest(Node whole, Node small, Node large) {
    large.slopes = whole.slopes;
    large.curves = whole.curves;
    for (int at = 0; at < large.slopes.length; at++) {
      large.slopes[at] -= small.slopes[at];
      large.curves[at] -= small.curves[at];
    }
    total(large);
  }

  private float leaf(Node node) {
    return (float) (plan.rate() * node.slope / (node.curve + plan.smooth()));
  }

  /// Adds what this tree says to the scores of all rows of `of`.
  void addTo(Table of, float[] scores) {
    for (int r = 0; r < scores.length; r++) {
      Node node = root;
      while (node.low != null && node.high != null) {
        node = of.columns()[node.feature][r] <= node.bin ? node.low : node.high;
      }
      scores[r] += leaf(node);
    }
  }

  Forest.Tree tree() {
    List<Node> order = new ArrayList<>();
    walk(root, order);
    short[] feature = new short[order.size()];
    float[] value = new float[order.size()];
    short[] second = new short[order.size()];
    for (int i = 0; i < order.size(); i++) {
      Node node = order.get(i);
      boolean leaf = node.low == null;
      feature[i] = (short) (leaf ? -1 : node.feature);
      value[i] = leaf ? leaf(node) : bins.bound(node.feature, node.bin);
      second[i] = (short) (leaf ? 0 : order.indexOf(node.high));
    }
    return new Forest.Tree(feature, value, second);
  }

  private static void walk(Node node, List<Node> order) {
    order.add(node);
    if (node.low != null && node.high != null) {
      walk(node.low, order);
      walk(node.high, order);
    }
  }
}
