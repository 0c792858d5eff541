package chat.maru.bench.threads;

import java.util.Map;
import java.util.Set;

/// Links found beside those annotated, counted as the published scorer counts: over all files
/// together, links of messages to themselves included.
final class Tally {
  private long gold;
  private long found;
  private long matched;

  /// Without the links of messages to themselves if `onlyAnswers`.
  void add(
      Map<Integer, Set<Integer>> wanted, Map<Integer, Set<Integer>> said, boolean onlyAnswers) {
    wanted.forEach((from, to) -> gold += count(from, to, onlyAnswers));
    said.forEach(
        (from, to) -> {
          found += count(from, to, onlyAnswers);
          for (int one : to) {
            boolean counts = !onlyAnswers || one != from;
            matched += counts && wanted.getOrDefault(from, Set.of()).contains(one) ? 1 : 0;
          }
        });
  }

  /// One message with `wanted` links of which `found` were said and `right` of these are right.
  void add(int wanted, int said, int right) {
    gold += wanted;
    found += said;
    matched += right;
  }

  private static long count(int from, Set<Integer> to, boolean onlyAnswers) {
    return to.stream().filter(one -> !onlyAnswers || one != from).count();
  }

  long gold() {
    return gold;
  }

  double precision() {
    return found == 0 ? 0 : 100.0 * matched / found;
  }

  double recall() {
    return gold == 0 ? 0 : 100.0 * matched / gold;
  }

  /// The harmonic mean of both, in percent.
  double f1() {
    return matched == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
  }
}
