package chat.maru.bridges.telegram;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/// The sentence of a service message, which the export has only as an action and its fields.
final class Service {
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("invite_members", "invited"),
          Map.entry("remove_members", "removed"),
          Map.entry("join_group_by_link", "joined by an invite link"),
          Map.entry("join_group_by_request", "joined by request"),
          Map.entry("pin_message", "pinned a message"),
          Map.entry("create_group", "created the group"),
          Map.entry("create_channel", "created the channel"),
          Map.entry("edit_group_title", "changed the name to"),
          Map.entry("edit_group_photo", "changed the picture"),
          Map.entry("delete_group_photo", "removed the picture"),
          Map.entry("migrate_from_group", "moved the group"),
          Map.entry("migrate_to_supergroup", "moved the group"),
          Map.entry("topic_created", "created the topic"),
          Map.entry("phone_call", "called"),
          Map.entry("group_call", "called the group"));

  private Service() {}

  static String text(JsonObject message) {
    String action = message.findString("action").orElse("");
    StringBuilder text = new StringBuilder(message.findString("actor").orElse(""));
    text.append(' ').append(ACTIONS.getOrDefault(action, action.replace('_', ' ')));
    message.findString("title").ifPresent(title -> text.append(" “").append(title).append('”'));
    String members =
        message
            .findArray("members")
            .orElse(JsonArray.EMPTY)
            .strings()
            .collect(Collectors.joining(", "));
    if (!members.isEmpty()) {
      text.append(' ').append(members);
    }
    message
        .findLong("duration_seconds")
        .ifPresent(seconds -> text.append(" (").append(seconds).append(" s)"));
    return text.toString().strip();
  }
}
