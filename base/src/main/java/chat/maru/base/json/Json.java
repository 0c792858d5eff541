package chat.maru.base.json;

import chat.maru.base.MaruException;
import java.nio.charset.StandardCharsets;

/// A JSON value (RFC 8259). Immutable, comparable by value, order-preserving.
///
/// Numbers keep their text (`1.0` stays `1.0`), objects the order of their fields; of a repeated
/// field the last value counts.
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBool, JsonNull {
  /// The deepest nesting that [#parse] accepts.
  int MAX_DEPTH = 200;

  /// @throws MaruException `INVALID` with line and column if `text` is not one JSON value
  static Json parse(String text) {
    return JsonReader.parse(text);
  }

  /// Like [#parse(String)], from UTF-8.
  static Json parse(byte[] utf8) {
    return JsonReader.parse(utf8);
  }

  /// Parses an object and nothing else.
  ///
  /// @throws MaruException `INVALID` if it is not valid JSON or not an object
  static JsonObject parseObject(byte[] utf8) {
    return parse(utf8) instanceof JsonObject object ? object : notAnObject();
  }

  /// Like [#parseObject(byte[])], from text.
  static JsonObject parseObject(String text) {
    return parse(text) instanceof JsonObject object ? object : notAnObject();
  }

  private static JsonObject notAnObject() {
    throw MaruException.invalid("body", "no JSON object", "a JSON object");
  }

  static Json of(String value) {
    return new JsonString(value);
  }

  static Json of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  static Json of(double value) {
    return JsonNumber.of(value);
  }

  static Json of(boolean value) {
    return value ? JsonBool.TRUE : JsonBool.FALSE;
  }

  /// What kind of value this is, in JSON's own word: `object`, `array`, `string`, `number`,
  /// `boolean` or `null`.
  default String kind() {
    return switch (this) {
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case JsonString _ -> "string";
      case JsonNumber _ -> "number";
      case JsonBool _ -> "boolean";
      case JsonNull _ -> "null";
    };
  }

  /// The compact text of this value.
  default String toText() {
    StringBuilder out = new StringBuilder();
    JsonText.write(this, out);
    return out.toString();
  }

  /// The compact text in UTF-8.
  default byte[] toBytes() {
    return toText().getBytes(StandardCharsets.UTF_8);
  }
}
