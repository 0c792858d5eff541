package chat.maru.orchestrator.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Replaces the value of one field in the bytes of a JSON object and leaves every other byte as it
/// is: order, blanks, escapes and the text of numbers survive.
///
/// The bytes must be valid JSON; whoever calls has parsed them.
public final class Splice {
  private final byte[] json;
  private int at;

  private Splice(byte[] json, int at) {
    this.json = json;
    this.at = at;
  }

  /// `json` with the value of the field at `path` replaced; `null` if a field of the path does not
  /// stand there exactly once in plain letters. All but the last must be objects.
  public static byte @Nullable [] replace(byte[] json, byte[] value, String... path) {
    int[] range = {0, json.length};
    for (String field : path) {
      range = new Splice(json, range[0]).find(field.getBytes(StandardCharsets.US_ASCII));
      if (range == null) {
        return null;
      }
    }
    byte[] result = new byte[json.length - (range[1] - range[0]) + value.length];
    System.arraycopy(json, 0, result, 0, range[0]);
    System.arraycopy(value, 0, result, range[0], value.length);
    System.arraycopy(json, range[1], result, range[0] + value.length, json.length - range[1]);
    return result;
  }

  /// `json` with a field added in front; the object must not be empty.
  public static byte[] prepend(byte[] json, String field, byte[] value) {
    int open = 0;
    while (json[open] != '{') {
      open++;
    }
    byte[] name = ("\"" + field + "\":").getBytes(StandardCharsets.US_ASCII);
    byte[] result = new byte[json.length + name.length + value.length + 1];
    System.arraycopy(json, 0, result, 0, open + 1);
    System.arraycopy(name, 0, result, open + 1, name.length);
    System.arraycopy(value, 0, result, open + 1 + name.length, value.length);
    result[open + 1 + name.length + value.length] = ',';
    System.arraycopy(
        json, open + 1, result, open + 2 + name.length + value.length, json.length - open - 1);
    return result;
  }

  private int @Nullable [] find(byte[] field) {
    int[] found = null;
    skipBlanks();
    at++; // {
    for (skipBlanks(); json[at] != '}'; skipBlanks()) {
      if (json[at] == ',') {
        at++;
        skipBlanks();
      }
      int keyFrom = at + 1;
      skipString();
      int keyTo = at - 1;
      skipBlanks();
      at++; // :
      skipBlanks();
      int valueFrom = at;
      skipValue();
      if (Arrays.equals(json, keyFrom, keyTo, field, 0, field.length)) {
        if (found != null) {
          return null;
        }
        found = new int[] {valueFrom, at};
      }
    }
    return found;
  }

  private void skipBlanks() {
    while (json[at] <= ' ') {
      at++;
    }
  }

  private void skipString() {
    for (at++; json[at] != '"'; at++) {
      if (json[at] == '\\') {
        at++;
      }
    }
    at++;
  }

  private void skipValue() {
    if (json[at] == '"') {
      skipString();
    } else if (json[at] == '{' || json[at] == '[') {
      skipNested();
    } else {
      while (json[at] > ' ' && json[at] != ',' && json[at] != '}' && json[at] != ']') {
        at++;
      }
    }
  }

  private void skipNested() {
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> {
          skipString();
          at--;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
          // part of a number, a word or a blank
        }
      }
      at++;
    } while (depth > 0);
  }
}
