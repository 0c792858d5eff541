package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;

/// Writes the messages of a request.
///
/// Results of tools go before everything else of their entry: they must follow their calls at once.
/// What a model thought is left out: only its own vendor could use it.
final class ChatEntryWriter {
  private final List<Json> messages = new ArrayList<>();

  List<Json> write(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      String field = "messages[" + i + "]";
      Entry entry = entries.get(i);
      switch (entry.speaker()) {
        // Templates of open models know no developer; OpenAI takes both for the same.
        case SYSTEM, DEVELOPER -> said("system", entry.parts(), field);
        case USER -> user(entry, field);
        case ASSISTANT -> assistant(entry, field);
      }
    }
    return messages;
  }

  private void user(Entry entry, String field) {
    List<Part> rest = new ArrayList<>();
    for (Part part : entry.parts()) {
      if (part instanceof Part.ToolResult result) {
        messages.add(result(result, field));
      } else {
        rest.add(part);
      }
    }
    if (!rest.isEmpty() || entry.parts().isEmpty()) {
      said("user", rest, field);
    }
  }

  private static JsonObject result(Part.ToolResult result, String field) {
    List<Part> content = new ArrayList<>(result.content());
    if (result.error()) {
      content.addFirst(Part.Text.of("Error:"));
    }
    for (Part part : content) {
      if (!(part instanceof Part.Text)) {
        throw WireError.cannotSay(
            field,
            "the result of a tool with something that is no text; chat completions take text");
      }
    }
    return JsonObject.builder()
        .put("role", "tool")
        .put("tool_call_id", result.call())
        .put("content", content(content, field))
        .build();
  }

  private void said(String role, List<Part> parts, String field) {
    messages.add(
        JsonObject.builder().put("role", role).put("content", content(parts, field)).build());
  }

  private void assistant(Entry entry, String field) {
    List<Part> said = new ArrayList<>();
    List<Json> calls = new ArrayList<>();
    for (Part part : entry.parts()) {
      switch (part) {
        case Part.ToolCall call -> calls.add(ChatCalls.write(call));
        case Part.Thinking _ -> {
          // left out
        }
        case Part.Text _,
            Part.Refusal _,
            Part.Image _,
            Part.Audio _,
            Part.Document _,
            Part.ToolResult _ ->
            said.add(part);
      }
    }
    JsonObject.Builder message =
        JsonObject.builder()
            .put("role", "assistant")
            .put("content", said.isEmpty() ? JsonNull.NULL : content(said, field));
    if (!calls.isEmpty()) {
      message.put("tool_calls", new JsonArray(calls));
    } else if (said.isEmpty()) {
      message.put("content", "");
    }
    messages.add(message.build());
  }

  /// One text as a string, which every server takes; anything else as a list.
  private static Json content(List<Part> parts, String field) {
    if (parts.isEmpty()) {
      return Json.of("");
    }
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Text only) {
      return Json.of(only.text());
    }
    List<Json> all = new ArrayList<>(parts.size());
    parts.forEach(part -> all.add(part(part, field)));
    return new JsonArray(all);
  }

  private static JsonObject part(Part part, String field) {
    return switch (part) {
      case Part.Text text -> typed("text").put("text", text.text()).build();
      case Part.Refusal refusal -> typed("refusal").put("refusal", refusal.text()).build();
      case Part.Image image ->
          typed("image_url")
              .put(
                  "image_url",
                  JsonObject.builder()
                      .put("url", image.url())
                      .put("detail", image.detail())
                      .build())
              .build();
      case Part.Audio audio ->
          typed("input_audio")
              .put(
                  "input_audio",
                  JsonObject.builder()
                      .put("data", audio.base64())
                      .put("format", audio.format())
                      .build())
              .build();
      case Part.Document document -> document(document, field);
      case Part.ToolCall _, Part.ToolResult _, Part.Thinking _ ->
          throw WireError.cannotSay(field, "a tool or a thought where words were expected");
    };
  }

  private static JsonObject document(Part.Document document, String field) {
    if (!document.url().startsWith("data:")) {
      throw WireError.cannotSay(
          field, "a document by its address; chat completions take its bytes");
    }
    return typed("file")
        .put(
            "file",
            JsonObject.builder()
                .put("filename", document.name() == null ? "document" : document.name())
                .put("file_data", document.url())
                .build())
        .build();
  }

  private static JsonObject.Builder typed(String type) {
    return JsonObject.builder().put("type", type);
  }
}
