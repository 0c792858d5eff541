package chat.maru.mate.threads;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Trees whose leaves add up to a score. Safe for several threads.
///
/// On disk: the number of features and of trees, then each tree from its root: a feature's number
/// and a bound before the two branches (values up to the bound go to the first), or 255 and the
/// score of a leaf.
public final class Forest {
  private static final int LEAF = 255;

  private final int features;
  private final List<Tree> trees;

  /// @param features how many figures a row has, at most 254
  public Forest(int features, List<Tree> trees) {
    this.features = features;
    this.trees = List.copyOf(trees);
  }

  /// One tree in arrays: at place `n` the feature, or -1 in a leaf; the bound, or the leaf's score;
  /// the second branch (the first follows at once).
  @SuppressWarnings("ArrayRecordComponent") // rows of figures, never compared
  public record Tree(short[] feature, float[] value, short[] second) {}

  /// How many figures a row must have.
  public int features() {
    return features;
  }

  /// The sum of what the trees say of a row.
  double score(float[] row) {
    double sum = 0;
    for (Tree tree : trees) {
      int at = 0;
      short[] feature = tree.feature();
      while (feature[at] >= 0) {
        at = row[feature[at]] <= tree.value()[at] ? at + 1 : tree.second()[at];
      }
      sum += tree.value()[at];
    }
    return sum;
  }

  /// Writes it as [#read] reads it.
  public void write(DataOutputStream out) throws IOException {
    out.writeShort(features);
    out.writeShort(trees.size());
    for (Tree tree : trees) {
      // In the order of the arrays, which is the order of a walk from the root.
      for (int at = 0; at < tree.feature().length; at++) {
        out.writeByte(tree.feature()[at] < 0 ? LEAF : tree.feature()[at]);
        out.writeFloat(tree.value()[at]);
      }
    }
  }

  /// Reads what [#write] wrote.
  static Forest read(DataInputStream in) throws IOException {
    int features = in.readUnsignedShort();
    int count = in.readUnsignedShort();
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Reading reading = new Reading(in);
      reading.node();
      trees.add(reading.tree());
    }
    return new Forest(features, trees);
  }

  private static final class Reading {
    private final DataInputStream in;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> value = new ArrayList<>();
    private final List<Integer> second = new ArrayList<>();

    Reading(DataInputStream in) {
      this.in = in;
    }

    void node() throws IOException {
      int at = feature.size();
      int read = in.readUnsignedByte();
      feature.add(read == LEAF ? -1 : read);
      value.add(in.readFloat());
      second.add(0);
      if (read != LEAF) {
        node();
        second.set(at, feature.size());
        node();
      }
    }

    Tree tree() {
      short[] features = new short[feature.size()];
      float[] values = new float[feature.size()];
      short[] seconds = new short[feature.size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = feature.get(i).shortValue();
        values[i] = value.get(i);
        seconds[i] = second.get(i).shortValue();
      }
      return new Tree(features, values, seconds);
    }
  }
}
