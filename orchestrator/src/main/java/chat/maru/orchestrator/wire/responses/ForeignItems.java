package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/// Items that Maru made for an answer of another wire.
final class ForeignItems {
  private ForeignItems() {}

  static JsonArray removed(JsonArray input) {
    if (input.objects().noneMatch(ForeignItems::isOurs)) {
      return input;
    }
    List<Json> kept = new ArrayList<>();
    for (Json item : input) {
      if (!(item instanceof JsonObject object) || !isOurs(object)) {
        kept.add(item);
      } else if (!(object.find("type").orElse(JsonNull.NULL) instanceof JsonString type)
          || !type.value().equals("reasoning")) {
        kept.add(object.toBuilder().remove("id").build());
      }
    }
    return new JsonArray(kept);
  }

  private static boolean isOurs(JsonObject item) {
    return item.find("id").orElse(JsonNull.NULL) instanceof JsonString id
        && NewId.isOurs(id.value());
  }
}
