package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.WireError;
import java.util.Map;
import java.util.Set;

/// The part of JSON schema that Anthropic holds an answer to
/// (docs.claude.com/en/docs/build-with-claude/structured-outputs). A schema that says more is
/// refused: the answer would not be held to it.
final class MessagesSchemas {
  private static final Set<String> BEYOND =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "maxItems",
          "uniqueItems",
          "patternProperties",
          "if",
          "not",
          "oneOf",
          "dependentRequired");

  /// Keywords whose values are schemas by name.
  private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

  private MessagesSchemas() {}

  static void check(JsonObject schema, String field) {
    for (Map.Entry<String, Json> keyword : schema.fields().entrySet()) {
      String at = field + "." + keyword.getKey();
      if (BEYOND.contains(keyword.getKey())) {
        throw WireError.cannotSay(at, "Anthropic does not hold answers to it");
      }
      switch (keyword.getValue()) {
        case JsonObject named when NAMED.contains(keyword.getKey()) ->
            named
                .fields()
                .forEach(
                    (name, inner) -> {
                      if (inner instanceof JsonObject object) {
                        check(object, at + "." + name);
                      }
                    });
        case JsonObject inner when keyword.getKey().equals("items") -> check(inner, at);
        case JsonArray array when Set.of("anyOf", "allOf").contains(keyword.getKey()) ->
            array.objects().forEach(inner -> check(inner, at));
        case Json _ -> {
          // a value
        }
      }
    }
    boolean open =
        schema.find("type").orElse(null) instanceof JsonString type
            && type.value().equals("object")
            && schema.find("additionalProperties").orElse(null) != JsonBool.FALSE;
    if (open) {
      throw WireError.cannotSay(
          field + ".additionalProperties", "Anthropic wants objects that are closed: false");
    }
  }
}
