package chat.maru.bench.recall;

import chat.maru.bench.recall.Dataset.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The answers of one finder to the questions of a set.
final class Tally {
  private final List<Asked> asked = new ArrayList<>();
  private final List<List<String>> found = new ArrayList<>();

  void add(Asked question, List<String> ranked) {
    asked.add(question);
    found.add(ranked);
  }

  long count(Predicate<Asked> which) {
    return asked.stream().filter(which).count();
  }

  /// Mean over questions of |evidence in the first `k` turns| / |evidence|, in percent.
  double recall(int k, Predicate<Asked> which) {
    double sum = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (which.test(asked.get(i))) {
        sum += (double) inFirst(i, k) / asked.get(i).evidence().size();
      }
    }
    return 100 * sum / Math.max(1, count(which));
  }

  /// The share of questions with any evidence in the first `k` turns, in percent.
  double hit(int k, Predicate<Asked> which) {
    long hits = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (which.test(asked.get(i)) && inFirst(i, k) > 0) {
        hits++;
      }
    }
    return 100.0 * hits / Math.max(1, count(which));
  }

  private long inFirst(int question, int k) {
    return found.get(question).stream()
        .limit(k)
        .filter(asked.get(question).evidence()::contains)
        .count();
  }
}
