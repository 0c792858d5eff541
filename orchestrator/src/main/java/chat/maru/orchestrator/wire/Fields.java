package chat.maru.orchestrator.wire;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An object of a request and the place where it stands, so that an error can name a field in full:
/// `input[2].content[0].text`. A missing field and one that is `null` are the same.
///
/// @param path empty for the body itself
public record Fields(JsonObject object, String path) {
  public static Fields of(JsonObject body) {
    return new Fields(body, "");
  }

  public boolean has(String name) {
    return value(name).isPresent();
  }

  /// The field; empty if it is missing or `null`.
  public Optional<Json> value(String name) {
    return object.find(name).filter(value -> value != JsonNull.NULL);
  }

  public Optional<String> string(String name) {
    return as(name, JsonString.class, "a string").map(JsonString::value);
  }

  public String requireString(String name) {
    return string(name).orElseThrow(() -> wrong(name, "missing", "a string"));
  }

  public Optional<Long> whole(String name) {
    return as(name, JsonNumber.class, "a whole number")
        .map(
            number ->
                number.toLong().stream()
                    .boxed()
                    .findFirst()
                    .orElseThrow(() -> wrong(name, number.text(), "a whole number")));
  }

  public Optional<Double> number(String name) {
    return as(name, JsonNumber.class, "a number").map(JsonNumber::toDouble);
  }

  public Optional<Boolean> bool(String name) {
    return as(name, JsonBool.class, "true or false").map(JsonBool::value);
  }

  public Optional<Fields> object(String name) {
    return as(name, JsonObject.class, "an object").map(found -> new Fields(found, at(name)));
  }

  public Fields requireObject(String name) {
    return object(name).orElseThrow(() -> wrong(name, "missing", "an object"));
  }

  /// The elements of an array of objects; empty if there is no array.
  public List<Fields> objects(String name) {
    JsonArray array = as(name, JsonArray.class, "an array").orElse(JsonArray.EMPTY);
    List<Fields> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject element)) {
        throw wrong(name + "[" + i + "]", array.get(i).kind(), "an object");
      }
      objects.add(new Fields(element, at(name) + "[" + i + "]"));
    }
    return objects;
  }

  /// The full name of a field of this object.
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// An error that names the field in full, what came and what was expected.
  public MaruException wrong(String name, String came, String expected) {
    return WireError.malformed(at(name), came, expected);
  }

  private <T extends Json> Optional<T> as(String name, Class<T> kind, String expected) {
    return value(name)
        .map(
            value -> {
              if (!kind.isInstance(value)) {
                throw wrong(name, value.kind(), expected);
              }
              return kind.cast(value);
            });
  }
}
