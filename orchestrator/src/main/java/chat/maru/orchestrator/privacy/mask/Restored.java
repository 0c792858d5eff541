package chat.maru.orchestrator.privacy.mask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts the words back where their placeholders stand, in plain text and in JSON text.
///
/// Only a placeholder that is exactly one that was given out is replaced. One that the model
/// changed (other letters, no brackets, another kind) stays as it is and is counted: nobody guesses
/// whose number it may have been.
final class Restored {
  /// The longest placeholder: `[RESIDENT_NUMBER_7KQ2MX]`.
  private static final int LONGEST = 32;

  private static final int LETTERS = 6;

  private final Map<String, String> words = new HashMap<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> kinds = new HashSet<>();

  Restored(Placeholders placeholders) {
    for (String placeholder : placeholders.all()) {
      String behind = placeholders.words(placeholder);
      if (behind != null) {
        words.put(placeholder, behind);
      }
      codes.add(
          placeholder.substring(placeholder.length() - LETTERS - 1, placeholder.length() - 1));
      kinds.add(placeholder.substring(1, placeholder.length() - LETTERS - 2));
    }
    // A later round of masking may have taken an earlier placeholder along.
    for (int round = 0; round < 3; round++) {
      words.replaceAll((placeholder, behind) -> in(behind, false));
    }
  }

  /// @param json whether `text` is JSON text, in which the words are escaped
  String in(String text, boolean json) {
    int open = text.indexOf('[');
    if (open < 0) {
      return text;
    }
    StringBuilder out = null;
    int at = 0;
    for (; open >= 0; open = text.indexOf('[', open + 1)) {
      int close = text.indexOf(']', open);
      if (close < 0) {
        break;
      }
      String behind = close - open < LONGEST ? words.get(text.substring(open, close + 1)) : null;
      if (behind != null) {
        out = out == null ? new StringBuilder(text.length() + 32) : out;
        out.append(text, at, open).append(json ? escaped(behind) : behind);
        at = close + 1;
      }
    }
    return out == null ? text : out.append(text, at, text.length()).toString();
  }

  /// How many chars at the end of `text` may be the beginning of a placeholder.
  int open(String text) {
    int open = text.lastIndexOf('[');
    if (open < 0 || text.length() - open > LONGEST || text.indexOf(']', open) >= 0) {
      return 0;
    }
    String end = text.substring(open);
    for (String placeholder : words.keySet()) {
      if (placeholder.startsWith(end)) {
        return end.length();
      }
    }
    return 0;
  }

  /// How many placeholders in `text` are not as they were given out.
  int altered(String text) {
    int altered = 0;
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      if (end - i >= LETTERS && suspicious(text, i, end)) {
        altered++;
      }
      i = end + 1;
    }
    return altered;
  }

  private boolean suspicious(String text, int from, int to) {
    String word = text.substring(from, Math.min(to, from + 64)).toUpperCase(Locale.ROOT);
    String code = word.length() >= LETTERS ? word.substring(word.length() - LETTERS) : "";
    int line = word.length() - LETTERS - 1;
    boolean apart = line < 0 || word.charAt(line) == '_' || word.length() == LETTERS;
    boolean known = apart && codes.contains(code);
    boolean invented =
        line > 0 && word.charAt(line) == '_' && kinds.contains(word.substring(0, line));
    boolean exact =
        known
            && from > 0
            && to < text.length()
            && words.containsKey(text.substring(from - 1, to + 1));
    return (known || invented) && !exact;
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /// As JSON writes it between its quotes.
  private static String escaped(String words) {
    String quoted = chat.maru.base.json.Json.of(words).toText();
    return quoted.substring(1, quoted.length() - 1);
  }
}
