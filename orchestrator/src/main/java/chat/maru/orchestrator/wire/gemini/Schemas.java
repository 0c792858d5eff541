package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The part of JSON schema that Gemini holds to (`responseJsonSchema` in
/// ai.google.dev/api/generate-content). A promise that it would not keep is refused.
final class Schemas {
  private static final Set<String> KEPT =
      Set.of(
          "$id",
          "$defs",
          "$ref",
          "$anchor",
          "type",
          "format",
          "enum",
          "items",
          "prefixItems",
          "minItems",
          "maxItems",
          "minimum",
          "maximum",
          "anyOf",
          "oneOf",
          "properties",
          "additionalProperties",
          "required",
          "propertyOrdering");

  /// Words about a value that promise nothing of it.
  private static final Set<String> REMARKS =
      Set.of(
          "$schema",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly");

  private Schemas() {}

  /// The schema in words that Gemini keeps; `const` is written as an `enum` of one.
  ///
  /// @param place where it stands in the request, for the error
  static JsonObject exact(String place, JsonObject schema) {
    JsonObject.Builder out = JsonObject.builder();
    schema
        .fields()
        .forEach(
            (word, value) -> {
              String at = place + "." + word;
              switch (word) {
                case "const" -> out.put("enum", JsonArray.of(value));
                case "properties", "$defs" -> out.put(word, each(at, value));
                case "items", "additionalProperties" -> out.put(word, one(at, value));
                case "anyOf", "oneOf", "prefixItems" -> out.put(word, list(at, value));
                default -> {
                  if (!KEPT.contains(word) && !REMARKS.contains(word)) {
                    throw WireError.cannotSay(at, "Gemini does not hold to this word of a schema");
                  }
                  out.put(word, value);
                }
              }
            });
    return out.build();
  }

  private static Json one(String place, Json value) {
    return value instanceof JsonObject schema ? exact(place, schema) : value;
  }

  private static Json each(String place, Json value) {
    if (!(value instanceof JsonObject schemas)) {
      return value;
    }
    JsonObject.Builder out = JsonObject.builder();
    schemas.fields().forEach((name, schema) -> out.put(name, one(place + "." + name, schema)));
    return out.build();
  }

  private static Json list(String place, Json value) {
    if (!(value instanceof JsonArray schemas)) {
      return value;
    }
    List<Json> out = new ArrayList<>();
    schemas.forEach(schema -> out.add(one(place, schema)));
    return new JsonArray(out);
  }
}
