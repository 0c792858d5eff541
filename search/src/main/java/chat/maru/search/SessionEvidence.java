package chat.maru.search;

/// BM25 of whole sessions, in standard deviations over the messages of the room.
final class SessionEvidence {
  private final Timeline timeline;
  private final Scope scope;
  private final float[] scores;
  private double mean;
  private double perDeviation;

  SessionEvidence(Timeline timeline, Scope scope) {
    this.timeline = timeline;
    this.scope = scope;
    this.scores = new float[timeline.sessionLengths.length];
  }

  void add(Occurrences word) {
    int sessions = scores.length;
    double average = (double) timeline.wordsBefore[timeline.size] / sessions;
    double weight = Evidence.weight(sessionsOf(word), sessions);
    int i = 0;
    while (i < word.size()) {
      int session = timeline.sessions[word.position(i)];
      int count = 0;
      while (i < word.size() && timeline.sessions[word.position(i)] == session) {
        count += word.count(i++);
      }
      scores[session] +=
          (float) Evidence.bm25(weight, count, timeline.sessionLengths[session], average);
    }
  }

  private int sessionsOf(Occurrences word) {
    int sessions = 0;
    int last = -1;
    for (int i = 0; i < word.size(); i++) {
      int session = timeline.sessions[word.position(i)];
      if (session != last) {
        sessions++;
        last = session;
      }
    }
    return sessions;
  }

  /// Call once after the last [#add].
  void measure() {
    double sum = 0;
    double squares = 0;
    for (int s = 0; s < scores.length; s++) {
      sum += (double) scores[s] * timeline.sessionSizes[s];
      squares += (double) scores[s] * scores[s] * timeline.sessionSizes[s];
    }
    int n = Math.max(1, scope.count);
    mean = sum / n;
    double variance = squares / n - mean * mean;
    perDeviation = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }

  double z(int position) {
    return (scores[timeline.sessions[position]] - mean) * perDeviation;
  }
}
