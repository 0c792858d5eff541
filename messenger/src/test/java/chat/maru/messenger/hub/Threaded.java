package chat.maru.messenger.hub;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.util.Map;

/// How a client counts the replies of a thread, and knows what is pinned: an event changes a
/// message that is older than it.
final class Threaded {
  private Threaded() {}

  static void apply(Map<String, String> state, JsonObject event) {
    JsonObject reply = event.requireObject("message");
    String kind = event.requireString("kind");
    String root = reply.findString("thread").orElse("");
    if (!kind.equals("edited")) {
      int by = kind.equals("posted") ? 1 : -1;
      change(state, root, event.requireLong("seq"), first -> counted(first, by, event));
    }
  }

  static void pin(Map<String, String> state, JsonObject event) {
    change(
        state,
        event.requireString("message"),
        event.requireLong("seq"),
        message ->
            message.toBuilder()
                .remove("pinned")
                .put("pinned", event.requireBool("on") ? Json.of(true) : null)
                .build());
  }

  private static JsonObject counted(JsonObject first, int by, JsonObject event) {
    long replies = Math.max(0, first.findLong("replies").orElse(0) + by);
    String at = by > 0 ? event.requireString("at") : first.findString("repliedAt").orElse(null);
    return first.toBuilder()
        .remove("replies")
        .remove("repliedAt")
        .put("replies", replies == 0 ? null : Json.of(replies))
        .put("repliedAt", replies == 0 ? null : at)
        .build();
  }

  private static void change(
      Map<String, String> state,
      String id,
      long seq,
      java.util.function.UnaryOperator<JsonObject> change) {
    String before = state.get("message " + id);
    if (before != null && Replica.rev(before) < seq) {
      JsonObject message = Json.parseObject(before.substring(before.indexOf(' ') + 1));
      JsonObject after = change.apply(message.toBuilder().put("rev", seq).build());
      state.put("message " + id, Replica.messageText(after));
    }
  }
}
