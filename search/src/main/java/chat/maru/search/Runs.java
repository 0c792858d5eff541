package chat.maru.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Splits a text where its writing changes: words of scripts that put blanks between words, and
/// stretches of scripts that do not (or whose words carry endings, like Korean), emoji among them.
final class Runs {
  enum Kind {
    /// Letters and digits of Latin, Cyrillic, Arabic...: found as words.
    WORD,
    /// Hangul, Han, kana, Thai, symbols...: found at any character.
    GRAM
  }

  /// A stretch of one kind in UTF-16 units of the text; `text` is lower-cased, a word without
  /// accents.
  record Run(Kind kind, int start, int end, String text) {}

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}");

  private Runs() {}

  /// The form in which texts are compared: composed, so that a text typed on macOS is found.
  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static List<Run> of(String text) {
    List<Run> runs = new ArrayList<>();
    @Nullable Kind open = null;
    StringBuilder word = new StringBuilder();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      @Nullable Kind kind = joins(c) ? open : kind(c);
      if (kind != open) {
        close(runs, open, start, at, word);
        open = kind;
        start = at;
      }
      if (kind != null && !joins(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
      at += Character.charCount(c);
    }
    close(runs, open, start, at, word);
    return runs;
  }

  private static void close(
      List<Run> runs, @Nullable Kind kind, int start, int end, StringBuilder word) {
    if (kind != null && !word.isEmpty()) {
      String text = kind == Kind.WORD ? unaccented(word.toString()) : word.toString();
      runs.add(new Run(kind, start, end, text));
    }
    word.setLength(0);
  }

  private static String unaccented(String word) {
    if (word.chars().allMatch(c -> c < 0x80)) {
      return word;
    }
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  /// Marks that belong to the character before them: they neither break a run nor count in it.
  private static boolean joins(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  private static @Nullable Kind kind(int c) {
    if (Character.isLetterOrDigit(c)) {
      return spaced(c) ? Kind.WORD : Kind.GRAM;
    }
    return switch (Character.getType(c)) {
      case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> c < 0x80 ? null : Kind.GRAM;
      case Character.COMBINING_SPACING_MARK -> Kind.GRAM;
      default -> null;
    };
  }

  private static boolean spaced(int c) {
    if (c < 0x0E00) {
      return true;
    }
    return switch (UnicodeScript.of(c)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR, TIBETAN ->
          false;
      default -> true;
    };
  }
}
