package chat.maru.dates;

import chat.maru.dates.english.EnglishGrammar;
import chat.maru.dates.korean.KoreanGrammar;
import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Node;
import chat.maru.dates.reading.Scan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Finds dates and times in Korean and English text, also in both at once.
///
/// Pure, thread-safe and linear in the length of the text; it never throws on any text.
public final class Dates {
  /// Longer texts are read up to here.
  public static final int MAX_TEXT = 4_000;

  private Dates() {}

  /// The expressions in `text` in order, not overlapping.
  ///
  /// @param reference the local time of whoever wrote the text, when they wrote it, of a year from
  ///   1000 to 2900
  public static List<Expression> find(String text, LocalDateTime reference) {
    String read = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    Almanac almanac = new Almanac(reference);
    List<Node> nodes = new ArrayList<>();
    if (hangul(read)) {
      nodes.addAll(KoreanGrammar.read(read, almanac));
    }
    if (latin(read) || (nodes.isEmpty() && figures(read))) {
      nodes.addAll(EnglishGrammar.read(read, almanac));
    }
    return Scan.longest(nodes).stream().map(node -> Expression.of(node, read)).toList();
  }

  private static boolean hangul(String text) {
    return text.chars().anyMatch(c -> c >= '가' && c <= '힣');
  }

  /// Two Latin letters in a row; "7pm" and "D-3" are the other grammar's as well.
  private static boolean latin(String text) {
    boolean before = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = text.charAt(i) < 128 && Character.isLetter(text.charAt(i));
      if (letter && before) {
        return true;
      }
      before = letter;
    }
    return false;
  }

  private static boolean figures(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
