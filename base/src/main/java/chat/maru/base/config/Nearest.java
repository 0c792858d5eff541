package chat.maru.base.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The nearest of some words to a mistyped one, by Levenshtein distance in which two neighbours
/// that changed places are one edit.
public final class Nearest {
  private Nearest() {}

  /// The candidate that needs the fewest edits, if they are at most half of the longer word.
  public static Optional<String> to(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                distance(word, candidate) * 2 <= Math.max(word.length(), candidate.length()))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      edits[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      edits[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int replaced = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        if (swapped(left, i, right, j)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[left.length()][right.length()];
  }

  /// Whether the two letters before `i` are those before `j` in the other order.
  private static boolean swapped(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
