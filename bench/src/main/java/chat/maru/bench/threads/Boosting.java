package chat.maru.bench.threads;

import chat.maru.mate.threads.Forest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Grows trees one after another, each correcting those before: the chance of a candidate is the
/// softmax of its score among those of its message (LightGBM's best-first growth on ranges; Ke et
/// al., 2017, with its one-sided sampling of rows that hardly err).
final class Boosting {
  /// @param rate how much of each tree's step is taken
  /// @param leaves how many leaves a tree has
  record Plan(double rate, int leaves, double smooth, double least, double features, long seed) {}

  private static final float ERRS = 0.004f;
  private static final int KEPT = 12;

  private Table table;
  private final Bins bins;
  private final Plan plan;
  private final Random random;
  private float[] scores;
  private float[] gradient;
  private float[] weight;
  private final List<Forest.Tree> trees = new ArrayList<>();

  Boosting(Table table, Bins bins, Plan plan) {
    this.table = table;
    this.bins = bins;
    this.plan = plan;
    this.random = new Random(plan.seed());
    this.scores = new float[table.rows()];
    this.gradient = new float[table.rows()];
    this.weight = new float[table.rows()];
  }

  List<Forest.Tree> trees() {
    return trees;
  }

  Forest forest() {
    return new Forest(table.columns().length, trees);
  }

  /// Grows one more tree and gives it, so that others' rows can be added to.
  Growth grow() {
    int[] rows = slopes();
    Growth growth = new Growth(table, bins, plan, random, rows, gradient, weight);
    growth.grow();
    trees.add(growth.tree());
    growth.addTo(table, scores);
    return growth;
  }

  /// Prunes before certain trees.
  void pruneAt(int tree) {
    if (tree == 20) {
      prune(0.002f);
    } else if (tree == 60) {
      prune(0.001f);
    }
  }

  /// Forgets rows that have hardly a chance any more and should have none: most of them, so that
  /// the trees that follow grow faster.
  private void prune(float least) {
    boolean[] kept = new boolean[table.rows()];
    float[] fewer = new float[table.rows()];
    int count = 0;
    for (int c = 0; c < table.choices(); c++) {
      int from = table.starts()[c];
      double[] chances = chances(scores, from, table.starts()[c + 1]);
      for (int k = 0; k < chances.length; k++) {
        kept[from + k] = chances[k] >= least || table.wanted()[from + k] > 0 || k == 0;
        if (kept[from + k]) {
          fewer[count++] = scores[from + k];
        }
      }
    }
    table = table.only(kept);
    scores = java.util.Arrays.copyOf(fewer, count);
    gradient = new float[count];
    weight = new float[count];
  }

  /// Chances, slopes and curvatures; gives the rows that count.
  private int[] slopes() {
    int[] rows = new int[table.rows()];
    int count = 0;
    for (int c = 0; c < table.choices(); c++) {
      int from = table.starts()[c];
      int to = table.starts()[c + 1];
      double[] chances = chances(scores, from, to);
      for (int r = from; r < to; r++) {
        float chance = (float) chances[r - from];
        float slope = table.wanted()[r] - chance;
        float curve = Math.max(1e-6f, chance * (1 - chance));
        if (Math.abs(slope) >= ERRS) {
          gradient[r] = slope;
          weight[r] = curve;
          rows[count++] = r;
        } else if (random.nextInt(KEPT) == 0) {
          gradient[r] = slope * KEPT;
          weight[r] = curve * KEPT;
          rows[count++] = r;
        }
      }
    }
    return java.util.Arrays.copyOf(rows, count);
  }

  static double[] chances(float[] scores, int from, int to) {
    float best = Float.NEGATIVE_INFINITY;
    for (int r = from; r < to; r++) {
      best = Math.max(best, scores[r]);
    }
    double sum = 0;
    double[] chances = new double[to - from];
    for (int r = from; r < to; r++) {
      chances[r - from] = Math.exp(scores[r] - best);
      sum += chances[r - from];
    }
    for (int k = 0; k < chances.length; k++) {
      chances[k] /= sum;
    }
    return chances;
  }
}
