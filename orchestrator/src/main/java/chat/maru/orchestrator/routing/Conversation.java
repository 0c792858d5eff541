package chat.maru.orchestrator.routing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/// What a router needs of a conversation: which one it is, and what was asked last.
///
/// @param id the same for every turn of one conversation: a hash of its first messages
/// @param asked the words of the last message of a person; empty if there is none
record Conversation(long id, String asked) {
  private static final int OPENING = 2;

  static Conversation of(JsonObject chat) {
    List<JsonObject> messages =
        chat.findArray("messages").orElse(JsonArray.EMPTY).objects().toList();
    long id = 1125899906842597L;
    for (JsonObject message : messages.subList(0, Math.min(OPENING, messages.size()))) {
      for (char c : words(message).toCharArray()) {
        id = 31 * id + c;
      }
      id = 31 * id + 7;
    }
    String asked =
        messages.reversed().stream()
            .filter(message -> message.findString("role").orElse("").equals("user"))
            .findFirst()
            .map(Conversation::words)
            .orElse("");
    return new Conversation(id, asked);
  }

  private static String words(JsonObject message) {
    Json content = message.find("content").orElse(JsonArray.EMPTY);
    return switch (content) {
      case JsonString text -> text.value();
      case JsonArray parts ->
          parts
              .objects()
              .flatMap(part -> part.findString("text").stream())
              .collect(Collectors.joining("\n"));
      default -> "";
    };
  }
}
