package chat.maru.orchestrator.routing.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Finds the least value of a smooth convex function by its gradient (limited-memory BFGS, Nocedal
/// and Wright 2006, algorithm 7.5, with a backtracking line search).
final class Lbfgs {
  private static final int MEMORY = 8;
  private static final double DECREASE = 1e-4;

  private final int rounds;
  private final double enough;
  private final Deque<double[][]> pairs = new ArrayDeque<>();

  /// @param rounds the most steps
  /// @param enough stops when a step gains less than this share of the value
  Lbfgs(int rounds, double enough) {
    this.rounds = rounds;
    this.enough = enough;
  }

  /// The value at `x`; writes the gradient there into `gradient`.
  interface Function {
    double at(double[] x, double[] gradient);
  }

  /// @param x where to begin; where the least value is, afterwards
  void minimize(Function function, double[] x) {
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    for (int round = 0; round < rounds; round++) {
      double[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      double[] next = new double[x.length];
      double[] nextGradient = new double[x.length];
      double step = round == 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient) + 1e-30)) : 1;
      double nextValue = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < 25; halving++, step /= 2) {
        for (int i = 0; i < x.length; i++) {
          next[i] = x[i] + step * direction[i];
        }
        nextValue = function.at(next, nextGradient);
        if (nextValue <= value + DECREASE * step * slope) {
          break;
        }
      }
      double gained = value - nextValue;
      if (!(gained > 0)) {
        return;
      }
      remember(x, gradient, next, nextGradient);
      System.arraycopy(next, 0, x, 0, x.length);
      gradient = nextGradient;
      value = nextValue;
      if (gained < enough * Math.abs(value)) {
        return;
      }
    }
  }

  private void remember(double[] x, double[] gradient, double[] next, double[] nextGradient) {
    double[] step = new double[x.length];
    double[] change = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      step[i] = next[i] - x[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    if (dot(step, change) > 1e-12) {
      pairs.addFirst(new double[][] {step, change});
      if (pairs.size() > MEMORY) {
        pairs.removeLast();
      }
    }
  }

  private double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] shares = new double[pairs.size()];
    int k = 0;
    for (double[][] pair : pairs) {
      shares[k] = dot(pair[0], q) / dot(pair[0], pair[1]);
      add(q, pair[1], -shares[k++]);
    }
    double scale =
        pairs.isEmpty()
            ? 1
            : dot(pairs.getFirst()[0], pairs.getFirst()[1])
                / dot(pairs.getFirst()[1], pairs.getFirst()[1]);
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    Iterator<double[][]> oldest = pairs.descendingIterator();
    while (oldest.hasNext()) {
      double[][] pair = oldest.next();
      double back = dot(pair[1], q) / dot(pair[0], pair[1]);
      add(q, pair[0], shares[--k] - back);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static void add(double[] to, double[] what, double scale) {
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
