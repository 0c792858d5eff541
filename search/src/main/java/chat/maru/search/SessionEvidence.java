package chat.maru.search;

/// BM25 of whole sessions, in standard deviations over the messages of the room.
final class SessionEvidence {
  private final Timeline timeline;
  private final Scope scope;
  private final float[] scores;
  private final int first;
  private final int sessions;
  private final double averageLength;
  private double mean;
  private double perDeviation;

  SessionEvidence(Timeline timeline, Scope scope) {
    this.timeline = timeline;
    this.scope = scope;
    boolean empty = scope.from == scope.to;
    this.first = empty ? 0 : timeline.sessions[scope.from];
    this.sessions = empty ? 1 : timeline.sessions[scope.to - 1] - first + 1;
    this.averageLength = Math.max(1e-9, (double) scope.lengthOf(scope.from, scope.to) / sessions);
    this.scores = new float[sessions];
  }

  void add(Occurrences word) {
    double weight = Evidence.weight(sessionsOf(word), sessions);
    int i = 0;
    while (i < word.size()) {
      int session = timeline.sessions[word.position(i)];
      int count = 0;
      while (i < word.size() && timeline.sessions[word.position(i)] == session) {
        count += word.count(i++);
      }
      int length = scope.lengthOf(start(session), start(session + 1));
      scores[session - first] += (float) Evidence.bm25(weight, count, length, averageLength);
    }
  }

  private int start(int session) {
    return timeline.sessionStarts[session];
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
    for (int s = 0; s < sessions; s++) {
      int size = scope.count(start(first + s), start(first + s + 1));
      sum += (double) scores[s] * size;
      squares += (double) scores[s] * scores[s] * size;
    }
    int n = Math.max(1, scope.count);
    mean = sum / n;
    double variance = squares / n - mean * mean;
    perDeviation = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }

  double z(int position) {
    return (scores[timeline.sessions[position] - first] - mean) * perDeviation;
  }
}
