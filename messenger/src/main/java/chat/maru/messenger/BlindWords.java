package chat.maru.messenger;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Recognises words of blind members when others repeat them.
///
/// Texts are compared without blanks, punctuation and case. A text repeats another if they share
/// [#SYLLABLES] characters of a dense script such as Hangul in a row, or [#LETTERS] characters of
/// any, or all of it if it is shorter but at least [#SHORTEST] long: a shorter one ("네 좋아요") is
/// nobody's own. What is taken for a repetition wrongly is only missing from a prompt; what is
/// missed would break a promise, so the lengths are short.
public final class BlindWords {
  /// No words at all.
  public static final BlindWords NONE = new BlindWords(Set.of(), Set.of());

  static final int SYLLABLES = 7;
  static final int LETTERS = 14;
  static final int SHORTEST = 6;

  private final Set<String> runs;
  private final Set<String> shortTexts;

  private BlindWords(Set<String> runs, Set<String> shortTexts) {
    this.runs = runs;
    this.shortTexts = shortTexts;
  }

  /// The words of these texts.
  public static BlindWords of(Iterable<String> texts) {
    Set<String> runs = new HashSet<>();
    Set<String> shortTexts = new HashSet<>();
    for (String each : texts) {
      String text = normal(each);
      anyRun(
          text,
          run -> {
            runs.add(run);
            return false;
          });
      if (text.length() >= SHORTEST && text.length() < LETTERS) {
        shortTexts.add(text);
      }
    }
    return runs.isEmpty() && shortTexts.isEmpty() ? NONE : new BlindWords(runs, shortTexts);
  }

  boolean repeatedIn(String other) {
    if (this == NONE) {
      return false;
    }
    String text = normal(other);
    return anyRun(text, runs::contains) || shortTexts.stream().anyMatch(text::contains);
  }

  /// Whether `test` holds for a run of `text` that is long enough to be somebody's own.
  private static boolean anyRun(String text, Predicate<String> test) {
    for (int i = 0; i + SYLLABLES <= text.length(); i++) {
      String dense = text.substring(i, i + SYLLABLES);
      if (dense.chars().allMatch(c -> c > 0x1100) && test.test(dense)) {
        return true;
      }
      if (i + LETTERS <= text.length() && test.test(text.substring(i, i + LETTERS))) {
        return true;
      }
    }
    return false;
  }

  private static String normal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
