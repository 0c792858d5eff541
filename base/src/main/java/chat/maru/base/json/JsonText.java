package chat.maru.base.json;

import java.util.Iterator;
import java.util.Map;

/// Writes the compact text of a tree. Lone surrogates are escaped, so that the text is always valid
/// UTF-8.
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  static void write(Json json, StringBuilder out) {
    switch (json) {
      case JsonObject object -> writeObject(object, out);
      case JsonArray array -> writeArray(array, out);
      case JsonString string -> writeString(string.value(), out);
      case JsonNumber number -> out.append(number.text());
      case JsonBool bool -> out.append(bool.value());
      case JsonNull _ -> out.append("null");
    }
  }

  private static void writeObject(JsonObject object, StringBuilder out) {
    out.append('{');
    Iterator<Map.Entry<String, Json>> fields = object.fields().entrySet().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, Json> field = fields.next();
      writeString(field.getKey(), out);
      out.append(':');
      write(field.getValue(), out);
      if (fields.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void writeArray(JsonArray array, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(array.get(i), out);
    }
    out.append(']');
  }

  /// Most text needs no escape and is copied in one piece.
  private static void writeString(String value, StringBuilder out) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (plain(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
        continue;
      }
      out.append(value, from, i);
      writeChar(c, out);
      from = i + 1;
    }
    out.append(value, from, value.length()).append('"');
  }

  private static boolean plain(char c) {
    return c >= 0x20
        && c != '"'
        && c != '\\'
        && c != '\u2028'
        && c != '\u2029'
        && !Character.isSurrogate(c);
  }

  private static void writeChar(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
          out.append("\\u");
          for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
          }
        } else {
          out.append(c);
        }
      }
    }
  }
}
