package chat.maru.bench.router;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds questions that are the same but for a word or two, so that they never stand on both sides
/// of a split.
///
/// Candidates share a band of minima of their hashed word pairs (MinHash, Broder 1997); those whose
/// word pairs overlap by at least [#ALIKE] are one group.
final class Duplicates {
  private static final double ALIKE = 0.8;
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int BANDS = 12;
  private static final int ROWS = 3;

  private Duplicates() {}

  /// A question without case, marks and spaces: what must not stand in both files.
  static String plain(String prompt) {
    return prompt.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /// The group of each prompt, named by its first member.
  static int[] groups(List<String> prompts) {
    List<Set<Integer>> pairs = prompts.stream().map(Duplicates::pairs).toList();
    int[] group = new int[prompts.size()];
    Arrays.setAll(group, i -> i);
    for (int band = 0; band < BANDS; band++) {
      Map<Long, Integer> first = new HashMap<>();
      for (int i = 0; i < group.length; i++) {
        Integer other = first.putIfAbsent(signature(pairs.get(i), band), i);
        if (other != null && root(group, i) != root(group, other) && alike(pairs, i, other)) {
          int a = root(group, i);
          int b = root(group, other);
          group[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    for (int i = 0; i < group.length; i++) {
      group[i] = root(group, i);
    }
    return group;
  }

  private static int root(int[] group, int i) {
    int at = i;
    while (group[at] != at) {
      at = group[at];
    }
    return at;
  }

  private static Set<Integer> pairs(String prompt) {
    String[] words = SPACE.split(plain(prompt), -1);
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i < words.length; i++) {
      pairs.add(words[i].hashCode() * 31 + (i == 0 ? 0 : words[i - 1].hashCode()));
    }
    return pairs;
  }

  private static long signature(Set<Integer> pairs, int band) {
    long signature = band;
    for (int row = 0; row < ROWS; row++) {
      int salt = (band * ROWS + row + 1) * 0x9E3779B9;
      int least = Integer.MAX_VALUE;
      for (int pair : pairs) {
        int mixed = (pair ^ salt) * 0x85EBCA6B;
        least = Math.min(least, (mixed ^ (mixed >>> 15)) * 0xC2B2AE35);
      }
      signature = signature * 1_000_003 + least;
    }
    return signature;
  }

  private static boolean alike(List<Set<Integer>> pairs, int a, int b) {
    int shared = 0;
    for (int pair : pairs.get(a)) {
      shared += pairs.get(b).contains(pair) ? 1 : 0;
    }
    return shared >= ALIKE * (pairs.get(a).size() + pairs.get(b).size() - shared);
  }
}
