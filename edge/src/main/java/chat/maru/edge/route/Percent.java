package chat.maru.edge.route;

import chat.maru.base.MaruException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Percent-encoding of RFC 3986, strict: what is no UTF-8 is an error, not a question mark.
public final class Percent {
  private Percent() {}

  /// Decodes one path segment.
  ///
  /// @throws MaruException `INVALID` if it is malformed or contains NUL
  public static String decode(String text) {
    return decode(text, false);
  }

  /// Decodes a query; of a repeated name the first value counts.
  public static Map<String, String> decodeQuery(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.putIfAbsent(decode(name, true), decode(value, true));
      }
    }
    return values;
  }

  private static String decode(String text, boolean plusIsBlank) {
    if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0) && ascii(text)) {
      return text;
    }
    // The server hands over each byte as one char; some clients send UTF-8 without escaping it.
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer decoded = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
        int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0)) {
          throw malformed();
        }
        decoded.put((byte) (high << 4 | low));
        i += 2;
      } else {
        decoded.put(raw[i] == '+' && plusIsBlank ? (byte) ' ' : raw[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c > 0 && c < 128);
  }

  private static MaruException malformed() {
    return MaruException.invalid("url", "malformed", "percent-encoded UTF-8");
  }
}
