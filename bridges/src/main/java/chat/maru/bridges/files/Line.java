package chat.maru.bridges.files;

/// One line of an export.
///
/// @param number counted from 1 over all parts
/// @param text without its end; U+0000 is replaced by U+FFFD, as are bytes that are no UTF-8
/// @param first whether it is the first line of a part of the file
/// @param bom whether a byte order mark stood before it
/// @param damaged whether some bytes were no UTF-8
/// @param nul whether it held U+0000
/// @param overlong whether it was longer than [Lines#MAX_BYTES]; then `text` is only its beginning
/// @param cut whether the part ends within a character of it
public record Line(
    long number,
    String text,
    End end,
    boolean first,
    boolean bom,
    boolean damaged,
    boolean nul,
    boolean overlong,
    boolean cut) {
  /// How a line ends.
  public enum End {
    CRLF,
    LF,
    /// The part ends without one.
    NONE
  }

  /// The same line with other words, for a reader that takes quotes away.
  public Line withText(String words) {
    return new Line(number, words, end, first, bom, damaged, nul, overlong, cut);
  }

  public boolean blank() {
    return text.isEmpty();
  }
}
