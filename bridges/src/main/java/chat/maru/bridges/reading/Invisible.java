package chat.maru.bridges.reading;

/// Marks that steer the direction of writing, and blanks that look like others.
public final class Invisible {
  private Invisible() {}

  /// `text` without direction marks (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
  public static String strip(String text) {
    return text.chars().noneMatch(Invisible::isMark)
        ? text
        : text.codePoints()
            .filter(c -> !isMark(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /// The same with no-break blanks (U+00A0, U+202F) as plain ones, of the same length less the
  /// marks.
  public static String plain(String text) {
    return strip(text).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  public static boolean isMark(int c) {
    return c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
