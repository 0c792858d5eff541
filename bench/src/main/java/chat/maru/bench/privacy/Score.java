package chat.maru.bench.privacy;

import chat.maru.bench.privacy.Sample.Label;
import chat.maru.orchestrator.privacy.Find;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what was found, missed and invented.
///
/// A label is found if finds of its own kind cover every digit and letter of it; a find is right if
/// it overlaps a label of its kind.
final class Score {
  private final Map<String, int[]> found = new TreeMap<>();
  private final Map<String, int[]> right = new TreeMap<>();
  private final Map<String, int[]> traps = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  void add(Sample sample, List<Find> finds) {
    for (Label label : sample.labels()) {
      boolean hit = covered(sample.text(), label, finds);
      String context = label.context() ? "context" : "alone";
      count(found, label.kind() + " " + context, hit);
      count(found, label.kind() + " " + context + " " + label.form(), hit);
      if (!hit) {
        wrong.add("missed " + label.kind() + ": " + sample.text() + " -> " + finds);
      }
    }
    for (Find find : finds) {
      boolean hit = sample.labels().stream().anyMatch(label -> matches(label, find));
      count(right, find.kind().code(), hit);
      if (!hit) {
        wrong.add(
            "invented "
                + find.kind().code()
                + " {"
                + find.in(sample.text())
                + "}: "
                + sample.text());
      }
    }
    if (!sample.trap().isEmpty() && sample.labels().isEmpty()) {
      count(traps, sample.trap(), finds.isEmpty());
    }
  }

  /// Found and all, by kind and context, and by form behind that.
  Map<String, int[]> found() {
    return found;
  }

  /// Right and all finds, by kind.
  Map<String, int[]> right() {
    return right;
  }

  /// Left alone and all, by trap.
  Map<String, int[]> traps() {
    return traps;
  }

  /// What went wrong, in words.
  List<String> wrong() {
    return wrong;
  }

  /// The sum over the keys that `wanted` takes.
  static int[] sum(Map<String, int[]> counts, java.util.function.Predicate<String> wanted) {
    int[] sum = new int[2];
    counts.forEach(
        (key, count) -> {
          if (wanted.test(key)) {
            sum[0] += count[0];
            sum[1] += count[1];
          }
        });
    return sum;
  }

  private static boolean covered(String text, Label label, List<Find> finds) {
    for (int i = label.start(); i < label.end(); i++) {
      int at = i;
      if (Character.isLetterOrDigit(text.charAt(i))
          && finds.stream()
              .noneMatch(
                  f -> f.kind().code().equals(label.kind()) && f.start() <= at && at < f.end())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Label label, Find find) {
    return label.kind().equals(find.kind().code())
        && label.start() < find.end()
        && find.start() < label.end();
  }

  private static void count(Map<String, int[]> counts, String key, boolean hit) {
    int[] count = counts.computeIfAbsent(key, k -> new int[2]);
    count[0] += hit ? 1 : 0;
    count[1]++;
  }
}
