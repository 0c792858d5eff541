package chat.maru.base.json;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// A JSON array.
public record JsonArray(List<Json> values) implements Json, Iterable<Json> {
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    values = List.copyOf(values);
  }

  public static JsonArray of(Json... values) {
    return new JsonArray(List.of(values));
  }

  public static JsonArray ofStrings(Iterable<String> values) {
    List<Json> list = new java.util.ArrayList<>();
    values.forEach(value -> list.add(Json.of(value)));
    return new JsonArray(list);
  }

  public int size() {
    return values.size();
  }

  public Json get(int index) {
    return values.get(index);
  }

  /// The elements that are objects; others are left out.
  public Stream<JsonObject> objects() {
    return values.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /// The elements that are strings; others are left out.
  public Stream<String> strings() {
    return values.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value());
  }

  @Override
  public Iterator<Json> iterator() {
    return values.iterator();
  }

  @Override
  public String toString() {
    return toText();
  }
}
