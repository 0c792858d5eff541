package chat.maru.orchestrator.routing.features;

import java.util.Locale;

/// The grams of a text as hashes: words and pairs of neighbouring words, and runs of three to five
/// characters inside a word with its borders. Case is ignored. Runs of characters carry a language
/// whose words take endings, such as Korean.
final class Grams {
  /// Each kind has this many buckets.
  static final int BITS = 21;

  private static final int MASK = (1 << BITS) - 1;

  private Grams() {}

  /// The buckets of words and of pairs, counted.
  static Tally words(String text) {
    Tally tally = new Tally();
    String lower = text.toLowerCase(Locale.ROOT);
    int before = 0;
    int at = 0;
    while (at < lower.length()) {
      if (!isWord(lower.charAt(at))) {
        at++;
        continue;
      }
      int hash = 1;
      while (at < lower.length() && isWord(lower.charAt(at))) {
        hash = step(hash, lower.charAt(at++));
      }
      tally.add(bucket(hash));
      if (before != 0) {
        tally.add(bucket(step(before * 31 + 17, hash)));
      }
      before = hash;
    }
    return tally;
  }

  /// The buckets of runs of characters, counted.
  static Tally characters(String text) {
    Tally tally = new Tally();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || Character.isWhitespace(lower.charAt(i))) {
        if (i > start) {
          runs(tally, lower, start, i);
        }
        start = i + 1;
      }
    }
    return tally;
  }

  private static void runs(Tally tally, String text, int start, int end) {
    for (int first = start - 1; first < end; first++) {
      int hash = 7;
      int most = Math.min(5, end + 1 - first);
      for (int n = 1; n <= most; n++) {
        int at = first + n - 1;
        hash = step(hash, at < start || at >= end ? ' ' : text.charAt(at));
        if (n >= 3) {
          tally.add(bucket(hash * 31 + n));
        }
      }
    }
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static int step(int hash, int next) {
    return (hash ^ next) * 0x01000193 + (hash >>> 15);
  }

  private static int bucket(int hash) {
    int mixed = hash * 0x85EBCA6B;
    return (((mixed ^ (mixed >>> 13)) * 0xC2B2AE35) >>> (32 - BITS)) & MASK;
  }
}
