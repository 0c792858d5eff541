package chat.maru.messenger;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Recognises words of blind members when others repeat them.
///
/// Texts are compared without blanks, punctuation and case. A text repeats another if they share
/// [#LENGTH] characters in a row, or all of it if it is shorter but at least [#SHORTEST] long: a
/// shorter one ("네 좋아요") is nobody's own. What is taken for a repetition wrongly is only missing
/// from a prompt; what is missed would break a promise.
public final class BlindWords {
  /// No words at all.
  public static final BlindWords NONE = new BlindWords(Set.of(), Set.of());

  static final int LENGTH = 12;
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
      if (text.length() >= LENGTH) {
        for (int i = 0; i + LENGTH <= text.length(); i++) {
          runs.add(text.substring(i, i + LENGTH));
        }
      } else if (text.length() >= SHORTEST) {
        shortTexts.add(text);
      }
    }
    return runs.isEmpty() && shortTexts.isEmpty() ? NONE : new BlindWords(runs, shortTexts);
  }

  boolean repeatedIn(String other) {
    if (runs.isEmpty() && shortTexts.isEmpty()) {
      return false;
    }
    String text = normal(other);
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (runs.contains(text.substring(i, i + LENGTH))) {
        return true;
      }
    }
    return shortTexts.stream().anyMatch(text::contains);
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
