package chat.maru.orchestrator.routing.model;

/// A tree of yes-no questions about measures; each leaf has one mean for each outcome.
///
/// @param feature the measure that a node asks about; -1 in a leaf
/// @param threshold left if the measure is at most this
/// @param left the node on the left; the one on the right stands behind it in [#right()]
/// @param means the outcomes' means in a leaf, `outcomes` to a node
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tree(
    int[] feature, float[] threshold, int[] left, int[] right, float[] means, int outcomes) {
  void addTo(double[] sums, double[] measures) {
    int node = 0;
    while (feature[node] >= 0) {
      node = (float) measures[feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    for (int k = 0; k < outcomes; k++) {
      sums[k] += means[node * outcomes + k];
    }
  }
}
