package chat.maru.search;

/// BM25 of every message of a scope for the words of a question, at one width: the message by
/// itself (radius 0) or a window of its neighbours, as if each window were a document.
///
/// The windows are never stored: they follow from the single messages' postings, so an edit, a
/// deletion or an imported past costs nothing, and a message that an asker may not see is in no
/// window of theirs.
final class Evidence {
  /// The parameters that Anserini uses for passages; not fitted to anything here.
  private static final double K1 = 0.9;

  private static final double B = 0.4;

  private final Scope scope;
  private final int radius;
  private final double averageLength;
  private final float[] scores;
  private double mean;
  private double perDeviation;

  Evidence(Scope scope, int radius) {
    this.scope = scope;
    this.radius = radius;
    this.averageLength = scope.averageLength * (2 * radius + 1);
    this.scores = new float[scope.to - scope.from];
  }

  /// Robertson's weight, never negative.
  static double weight(int holding, int all) {
    int n = Math.max(holding, all);
    return Math.log(1 + (n - holding + 0.5) / (holding + 0.5));
  }

  static double bm25(double weight, double count, double length, double averageLength) {
    return weight * count * (K1 + 1) / (count + K1 * (1 - B + B * length / averageLength));
  }

  void add(Occurrences word) {
    double weight = weight(windows(word), scope.count) * (K1 + 1);
    double perLength = K1 * B / averageLength;
    int covered = scope.from;
    int first = 0; // the occurrences first..next stand in the window of the current centre
    int next = 0;
    int count = 0;
    for (int i = 0; i < word.size(); i++) {
      int last = Math.min(scope.to - 1, word.position(i) + radius);
      for (int c = Math.max(covered, word.position(i) - radius); c <= last; c++) {
        while (next < word.size() && word.position(next) <= c + radius) {
          count += word.count(next++);
        }
        while (word.position(first) < c - radius) {
          count -= word.count(first++);
        }
        if (scope.allows(c)) {
          double length = K1 * (1 - B) + perLength * scope.length(c, radius);
          scores[c - scope.from] += (float) (weight * count / (count + length));
        }
      }
      covered = Math.max(covered, last + 1);
    }
  }

  private int windows(Occurrences word) {
    return radius == 0 ? word.size() : word.windows(radius, scope.from, scope.to);
  }

  /// Call once after the last [#add].
  void measure() {
    double sum = 0;
    double squares = 0;
    for (float s : scores) {
      sum += s;
      squares += (double) s * s;
    }
    int n = Math.max(1, scope.count);
    mean = sum / n;
    double variance = squares / n - mean * mean;
    perDeviation = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }

  boolean touches(int position) {
    return scores[position - scope.from] > 0;
  }

  /// The score in standard deviations above the room's mean; 0 where nothing stands out.
  double z(int position) {
    return (scores[position - scope.from] - mean) * perDeviation;
  }
}
