package chat.maru.orchestrator.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A response that is kept.
///
/// @param key the key it belongs to
/// @param previous the response that it continues; `null` for a first one
/// @param input the items of its request, those of `previous` not repeated, each with an id
/// @param body the response as the client got it
public record StoredResponse(
    String key,
    String id,
    @Nullable String previous,
    Instant createdAt,
    Instant expiresAt,
    JsonArray input,
    JsonObject body) {
  /// `completed`, `incomplete` or `failed`.
  public String status() {
    return body.findString("status").orElse("completed");
  }

  /// What the model said.
  public JsonArray output() {
    return body.find("output").orElse(JsonNull.NULL) instanceof JsonArray output
        ? output
        : JsonArray.EMPTY;
  }

  /// The request's items and then the model's.
  public List<Json> items() {
    List<Json> items = new ArrayList<>(input.values());
    items.addAll(output().values());
    return items;
  }

  /// The ids of all items.
  public List<String> itemIds() {
    return Stream.concat(input.objects(), output().objects())
        .flatMap(item -> item.findString("id").stream())
        .toList();
  }
}
