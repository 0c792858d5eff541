package chat.maru.bench.fanout;

import java.util.HexFormat;
import java.util.Locale;

/// What a frame of the server is, told by its first bytes: parsing the JSON of every delivery would
/// measure the client.
enum Heard {
  EVENT,
  ACK,
  READY,
  RESYNC,
  ERROR,
  OTHER;

  /// Begins the text of a message; the time of sending follows, in sixteen hexadecimal digits.
  private static final byte MARK = '#';

  private static final int DIGITS = 16;
  private static final int TEXT_LENGTH = 120;

  private final String start = "{\"type\":\"" + name().toLowerCase(Locale.ROOT) + "\"";

  private static final Heard[] KNOWN = {EVENT, ACK, READY, RESYNC, ERROR};

  static Heard of(byte[] bytes, int from, int to) {
    for (Heard kind : KNOWN) {
      if (kind.begins(bytes, from, to)) {
        return kind;
      }
    }
    return OTHER;
  }

  private boolean begins(byte[] bytes, int from, int to) {
    if (to - from < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (bytes[from + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// A message of 120 bytes that carries the time of its sending.
  static String text(long sentNanos) {
    String stamp = (char) MARK + HexFormat.of().toHexDigits(sentNanos);
    return stamp + " and so on".repeat(TEXT_LENGTH / 10).substring(stamp.length());
  }

  /// When the message of an event was sent, or -1 if it holds none of ours.
  static long sentNanos(byte[] bytes, int from, int to) {
    for (int at = from; at < to - DIGITS; at++) {
      if (bytes[at] == MARK) {
        long nanos = 0;
        for (int i = at + 1; i <= at + DIGITS; i++) {
          nanos = nanos << 4 | Character.digit(bytes[i], 16);
        }
        return nanos;
      }
    }
    return -1;
  }
}
