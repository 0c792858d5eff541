package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.Optional;
import java.util.Set;

/// The part of JSON Schema that this model can be held to.
///
/// Anything else is refused, for two reasons: the native converter ends the whole process on some
/// keywords (it throws through JNI), and a grammar that it cannot read is ignored without a word,
/// so that only [#check] tells whether an answer is what was asked for.
record Schema(JsonObject json) {
  /// Any JSON object.
  static final Schema OBJECT = new Schema(JsonObject.builder().put("type", "object").build());

  private static final int MAX_DEPTH = 16;
  private static final Set<String> RULES =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf");
  private static final Set<String> NOTES =
      Set.of("title", "description", "default", "examples", "$schema", "$id");
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");

  /// @throws MaruException `UNSUPPORTED_PARAMETER` naming the first keyword that is not supported
  static Schema parse(JsonObject json) {
    return new Schema(clean(json, 0));
  }

  /// Why `value` does not fit, or nothing.
  Optional<String> check(Json value) {
    return check(json, value, "answer");
  }

  private static JsonObject clean(JsonObject schema, int depth) {
    if (depth > MAX_DEPTH) {
      throw unsupported("more than " + MAX_DEPTH + " levels");
    }
    JsonObject.Builder cleaned = JsonObject.builder();
    schema
        .fields()
        .forEach(
            (name, value) -> {
              if (RULES.contains(name)) {
                cleaned.put(name, rule(name, value, depth));
              } else if (!NOTES.contains(name)) {
                throw unsupported(name);
              }
            });
    return cleaned.build();
  }

  private static Json rule(String name, Json value, int depth) {
    return switch (value) {
      case JsonObject properties when name.equals("properties") -> {
        JsonObject.Builder cleaned = JsonObject.builder();
        properties.fields().forEach((key, child) -> cleaned.put(key, child(key, child, depth)));
        yield cleaned.build();
      }
      case JsonObject child when name.equals("items") -> clean(child, depth + 1);
      case JsonArray choices when name.equals("anyOf") && choices.size() > 0 ->
          new JsonArray(
              choices.values().stream().map(choice -> child(name, choice, depth)).toList());
      case JsonArray texts
          when name.equals("required") && texts.strings().count() == texts.size() ->
          texts;
      case JsonArray types when name.equals("type") && types.size() > 0 && known(types) -> types;
      case JsonString type when name.equals("type") && TYPES.contains(type.value()) -> type;
      case JsonBool more when name.equals("additionalProperties") -> more;
      case JsonArray values when name.equals("enum") && values.size() > 0 -> values;
      case Json any when name.equals("const") -> any;
      case Json _ -> throw unsupported(name + " of this form");
    };
  }

  private static Json child(String name, Json value, int depth) {
    if (value instanceof JsonObject object) {
      return clean(object, depth + 1);
    }
    throw unsupported(name + " of this form");
  }

  private static boolean known(JsonArray types) {
    return types.strings().filter(TYPES::contains).count() == types.size();
  }

  private static MaruException unsupported(String what) {
    return new MaruException(
        HostError.UNSUPPORTED_PARAMETER,
        "response_format: "
            + what
            + " is not supported by the embedded model (expected: "
            + String.join(", ", RULES.stream().sorted().toList())
            + ")");
  }

  private static Optional<String> check(JsonObject schema, Json value, String path) {
    if (schema.has("type") && !typed(schema.find("type").orElseThrow(), value)) {
      return Optional.of(path + " is " + value.kind());
    }
    if (schema.find("const").filter(constant -> !constant.equals(value)).isPresent()) {
      return Optional.of(path + " is another value");
    }
    Optional<JsonArray> allowed = schema.findArray("enum");
    if (allowed.isPresent() && !allowed.get().values().contains(value)) {
      return Optional.of(path + " is none of the allowed values");
    }
    Optional<JsonArray> choices = schema.findArray("anyOf");
    if (choices.isPresent()
        && choices.get().objects().noneMatch(choice -> check(choice, value, path).isEmpty())) {
      return Optional.of(path + " fits no choice");
    }
    return switch (value) {
      case JsonObject object -> checkFields(schema, object, path);
      case JsonArray array -> checkItems(schema, array, path);
      case JsonString _, JsonNumber _, JsonBool _, JsonNull _ -> Optional.empty();
    };
  }

  private static Optional<String> checkFields(JsonObject schema, JsonObject value, String path) {
    JsonObject properties = schema.findObject("properties").orElse(JsonObject.EMPTY);
    for (String name : schema.findArray("required").orElse(JsonArray.EMPTY).strings().toList()) {
      if (!value.has(name)) {
        return Optional.of(path + "." + name + " is missing");
      }
    }
    boolean closed = !schema.findBool("additionalProperties").orElse(true);
    for (String name : value.names()) {
      Optional<JsonObject> child = properties.findObject(name);
      Optional<String> finding =
          child.isPresent()
              ? check(child.get(), value.find(name).orElse(JsonNull.NULL), path + "." + name)
              : Optional.of(path + "." + name + " is not asked for").filter(_ -> closed);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> checkItems(JsonObject schema, JsonArray value, String path) {
    return schema
        .findObject("items")
        .flatMap(
            items ->
                value.values().stream()
                    .map(item -> check(items, item, path + "[]"))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static boolean typed(Json type, Json value) {
    return switch (type) {
      case JsonString one -> typed(one.value(), value);
      case JsonArray many -> many.strings().anyMatch(one -> typed(one, value));
      case JsonObject _, JsonNumber _, JsonBool _, JsonNull _ -> false;
    };
  }

  private static boolean typed(String type, Json value) {
    return type.equals(value.kind())
        || (type.equals("integer")
            && value instanceof JsonNumber number
            && number.toLong().isPresent());
  }
}
