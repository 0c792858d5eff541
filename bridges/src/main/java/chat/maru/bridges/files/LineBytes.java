package chat.maru.bridges.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into lines and makes text of them.
final class LineBytes {
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int filled;
  private byte[] line = new byte[1024];
  private int length;
  private boolean overlong;

  void restart() {
    at = 0;
    filled = 0;
  }

  /// The next line of `in`, or null at its end.
  @Nullable Line next(InputStream in, long number, boolean first) throws IOException {
    length = 0;
    overlong = false;
    boolean any = false;
    while (at < filled || fill(in)) {
      any = true;
      int newline = newline();
      keep(newline);
      if (newline < filled) {
        at = newline + 1;
        return line(number, first, true);
      }
      at = filled;
    }
    return any ? line(number, first, false) : null;
  }

  private boolean fill(InputStream in) throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private int newline() {
    int i = at;
    while (i < filled && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private void keep(int to) {
    int more = Math.min(to - at, Lines.MAX_BYTES - length);
    overlong |= more < to - at;
    if (length + more > line.length) {
      line =
          Arrays.copyOf(line, Math.min(Lines.MAX_BYTES, Math.max(length + more, line.length * 2)));
    }
    System.arraycopy(buffer, at, line, length, more);
    length += more;
  }

  private Line line(long number, boolean first, boolean ended) {
    int to = length;
    Line.End end = ended ? Line.End.LF : Line.End.NONE;
    while (to > 0 && line[to - 1] == '\r') {
      to--;
      end = ended ? Line.End.CRLF : end;
    }
    boolean bom =
        to >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    int from = bom ? 3 : 0;
    String text = new String(line, from, to - from, StandardCharsets.UTF_8);
    boolean nul = text.indexOf('\0') >= 0;
    boolean damaged = text.indexOf(REPLACEMENT) >= 0 && damaged(text, from, to);
    boolean cut = !ended && damaged && endsInsideCharacter(to);
    return new Line(
        number,
        nul ? text.replace('\0', REPLACEMENT) : text,
        end,
        first,
        bom,
        damaged,
        nul,
        overlong,
        cut);
  }

  /// Whether a replacement character of `text` was not written in the bytes.
  private boolean damaged(String text, int from, int to) {
    long written = 0;
    for (int i = from; i + 2 < to; i++) {
      if (line[i] == (byte) 0xEF && line[i + 1] == (byte) 0xBF && line[i + 2] == (byte) 0xBD) {
        written++;
      }
    }
    return text.chars().filter(c -> c == REPLACEMENT).count() > written;
  }

  private boolean endsInsideCharacter(int to) {
    int start = to - 1;
    while (start > 0 && to - start < 4 && (line[start] & 0xC0) == 0x80) {
      start--;
    }
    int lead = line[start] & 0xFF;
    int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    return size > to - start;
  }
}
