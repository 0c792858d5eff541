package chat.maru.messenger.hub;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How a client counts reactions: an event changes the count of a message that is older than it.
/// Which are one's own only pages say, and the events of oneself; the message of an event, which is
/// the same for everybody, does not.
final class Reacted {
  private Reacted() {}

  static void apply(Map<String, String> state, JsonObject event, String me) {
    String key = "message " + event.requireString("message");
    String before = state.get(key);
    if (before == null) {
      return;
    }
    long seq = event.requireLong("seq");
    boolean on = event.requireBool("on");
    String emoji = event.requireString("emoji");
    JsonObject message = parse(before);
    if (Replica.rev(before) < seq) {
      message =
          message.toBuilder()
              .put("rev", seq)
              .remove("reactions")
              .put("reactions", orNull(counted(reactions(message), emoji, on ? 1 : -1)))
              .build();
    }
    if (me.equals(event.requireString("member"))) {
      Set<String> mine = mine(message);
      if (on) {
        mine.add(emoji);
      } else {
        mine.remove(emoji);
      }
      message = with(message, mine);
    }
    state.put(key, Replica.messageText(message));
  }

  /// The message of an event, with what was known to be one's own.
  static JsonObject kept(@org.jspecify.annotations.Nullable String before, JsonObject message) {
    return before == null ? message : with(message, mine(parse(before)));
  }

  private static JsonObject parse(String text) {
    return Json.parseObject(text.substring(text.indexOf(' ') + 1));
  }

  private static JsonArray reactions(JsonObject message) {
    return message.findArray("reactions").orElse(JsonArray.EMPTY);
  }

  private static Set<String> mine(JsonObject message) {
    return reactions(message)
        .objects()
        .filter(each -> each.findBool("mine").orElse(false))
        .map(each -> each.requireString("emoji"))
        .collect(Collectors.toSet());
  }

  private static JsonObject with(JsonObject message, Set<String> mine) {
    List<Json> next = new ArrayList<>();
    for (JsonObject each : reactions(message).objects().toList()) {
      next.add(
          each.toBuilder()
              .remove("mine")
              .put("mine", mine.contains(each.requireString("emoji")) ? Json.of(true) : null)
              .build());
    }
    return message.toBuilder()
        .remove("reactions")
        .put("reactions", orNull(new JsonArray(next)))
        .build();
  }

  private static @org.jspecify.annotations.Nullable JsonArray orNull(JsonArray array) {
    return array.size() == 0 ? null : array;
  }

  private static JsonArray counted(JsonArray reactions, String emoji, int by) {
    List<Json> next = new ArrayList<>();
    boolean known = false;
    for (JsonObject each : reactions.objects().toList()) {
      boolean meant = each.requireString("emoji").equals(emoji);
      known |= meant;
      long count = each.requireLong("count") + (meant ? by : 0);
      if (count > 0) {
        next.add(each.toBuilder().put("count", count).build());
      }
    }
    if (!known && by > 0) {
      next.add(JsonObject.builder().put("emoji", emoji).put("count", by).build());
    }
    return new JsonArray(next);
  }
}
