package chat.maru.orchestrator.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The items of a request's input.
final class Items {
  /// Begins the second half of every id that is given here; such ids go to no vendor.
  private static final String OURS = "_maru";

  private Items() {}

  /// The items of an input, which may be one text.
  static JsonArray of(Json input) {
    return switch (input) {
      case JsonArray array -> array;
      case JsonString text ->
          JsonArray.of(
              JsonObject.builder()
                  .put("type", "message")
                  .put("role", "user")
                  .put(
                      "content",
                      JsonArray.of(
                          JsonObject.builder()
                              .put("type", "input_text")
                              .put("text", text.value())
                              .build()))
                  .build());
      default -> JsonArray.EMPTY;
    };
  }

  /// The items, each with an id to be named by, and messages in full where they came in short.
  static JsonArray identified(JsonArray items) {
    List<Json> out = new ArrayList<>();
    for (Json item : items) {
      out.add(
          item instanceof JsonObject object && !isReference(object)
              ? identified(inFull(object))
              : item);
    }
    return new JsonArray(out);
  }

  private static JsonObject identified(JsonObject item) {
    return item.find("id").orElse(JsonNull.NULL) == JsonNull.NULL
        ? item.toBuilder().put("id", id(item)).build()
        : item;
  }

  /// A message as the list of items shows it: with its type, and its words in a part.
  private static JsonObject inFull(JsonObject item) {
    if (!item.has("role")) {
      return item;
    }
    JsonObject.Builder full = item.toBuilder();
    if (!item.has("type")) {
      full.put("type", "message");
    }
    if (item.find("content").orElse(null) instanceof JsonString words) {
      boolean said =
          item.find("role").orElse(null) instanceof JsonString role
              && role.value().equals("assistant");
      JsonObject.Builder part =
          JsonObject.builder()
              .put("type", said ? "output_text" : "input_text")
              .put("text", words.value());
      full.put(
          "content",
          JsonArray.of((said ? part.put("annotations", JsonArray.EMPTY) : part).build()));
    }
    return full.build();
  }

  /// The items as they were sent: without the ids that were given here.
  static List<Json> said(List<Json> items) {
    List<Json> out = new ArrayList<>();
    for (Json item : items) {
      out.add(
          item instanceof JsonObject object
                  && object.findString("id").filter(id -> id.contains(OURS + "in")).isPresent()
              ? object.toBuilder().remove("id").build()
              : item);
    }
    return out;
  }

  static boolean isReference(JsonObject item) {
    String type = item.find("type").orElse(null) instanceof JsonString text ? text.value() : "";
    return type.equals("item_reference") || (type.isEmpty() && !item.has("role") && item.has("id"));
  }

  static Optional<Json> find(StoredResponse response, String id) {
    return said(
            response.items().stream()
                .filter(
                    item ->
                        item instanceof JsonObject object
                            && object.findString("id").filter(id::equals).isPresent())
                .toList())
        .stream()
        .findFirst();
  }

  private static String id(JsonObject item) {
    String prefix =
        switch (item.find("type").orElse(null) instanceof JsonString text ? text.value() : "") {
          case "", "message" -> "msg";
          case "function_call" -> "fc";
          case "function_call_output" -> "fco";
          case "reasoning" -> "rs";
          default -> "item";
        };
    return prefix + OURS + "in" + UUID.randomUUID().toString().replace("-", "");
  }
}
