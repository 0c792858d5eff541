package chat.maru.orchestrator.routing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The mean of many random trees over dense measures.
///
/// @param outcomes how many outcomes each tree tells
record Forest(List<Tree> trees, int outcomes) {
  /// How a forest grows.
  ///
  /// @param trees how many
  /// @param leaf the fewest cases in a leaf: the noisier the outcomes, the more
  /// @param share the share of measures that each node tries
  record Shape(int trees, int leaf, double share) {}

  static Forest grow(List<double[]> measures, double[][] success, Shape shape, long seed) {
    int width = measures.getFirst().length;
    float[][] byMeasure = new float[width][measures.size()];
    float[][] outcomes = new float[measures.size()][];
    for (int i = 0; i < measures.size(); i++) {
      for (int m = 0; m < width; m++) {
        byMeasure[m][i] = (float) measures.get(i)[m];
      }
      outcomes[i] = new float[success[i].length];
      for (int k = 0; k < success[i].length; k++) {
        outcomes[i][k] = (float) success[i][k];
      }
    }
    int tries = Math.max(1, (int) (shape.share() * width));
    SplittableRandom random = new SplittableRandom(seed);
    List<Tree> trees = new ArrayList<>();
    for (int t = 0; t < shape.trees(); t++) {
      trees.add(new TreeGrower(byMeasure, outcomes, tries, shape.leaf(), random.split()).grow());
    }
    return new Forest(trees, success[0].length);
  }

  double[] predict(double[] measures) {
    double[] sums = new double[outcomes];
    for (Tree tree : trees) {
      tree.addTo(sums, measures);
    }
    for (int k = 0; k < outcomes; k++) {
      sums[k] /= trees.size();
    }
    return sums;
  }
}
