package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes entries as input items for OpenAI.
///
/// Thoughts go back only with OpenAI's own proof: the vendor refuses a reasoning item that it did
/// not make.
final class ItemWriter {
  private final List<Json> items = new ArrayList<>();
  private final List<Json> content = new ArrayList<>();
  private Speaker speaker = Speaker.USER;

  private ItemWriter() {}

  static JsonArray write(List<Entry> entries) {
    ItemWriter writer = new ItemWriter();
    for (Entry entry : entries) {
      writer.speaker = entry.speaker();
      entry.parts().forEach(writer::part);
      writer.endMessage();
    }
    return new JsonArray(writer.items);
  }

  private void part(Part part) {
    switch (part) {
      case Part.ToolCall call -> item(call(call));
      case Part.ToolResult result -> item(result(result));
      case Part.Thinking thinking -> {
        if (thinking.opaque() != null && thinking.opaque().wire() == Wire.RESPONSES) {
          item(thinking.opaque().value());
        }
      }
      case Part.Text _, Part.Image _, Part.Audio _, Part.Document _, Part.Refusal _ ->
          content.add(content(part, speaker == Speaker.ASSISTANT));
    }
  }

  private void item(JsonObject item) {
    endMessage();
    items.add(item);
  }

  private void endMessage() {
    if (content.isEmpty()) {
      return;
    }
    items.add(
        JsonObject.builder()
            .put("type", "message")
            .put("role", speaker.name().toLowerCase(Locale.ROOT))
            .put("content", new JsonArray(content))
            .build());
    content.clear();
  }

  private static JsonObject call(Part.ToolCall call) {
    return JsonObject.builder()
        .put("type", "function_call")
        .put("call_id", call.id())
        .put("name", call.name())
        .put("arguments", call.arguments())
        .build();
  }

  private static JsonObject result(Part.ToolResult result) {
    JsonObject.Builder item =
        JsonObject.builder().put("type", "function_call_output").put("call_id", result.call());
    List<Part> said = new ArrayList<>(result.content());
    if (result.error()) {
      said.addFirst(Part.Text.of("Error:"));
    }
    if (said.isEmpty()) {
      return item.put("output", "").build();
    }
    if (said.size() == 1 && said.getFirst() instanceof Part.Text text) {
      return item.put("output", text.text()).build();
    }
    List<Json> parts = new ArrayList<>();
    said.forEach(part -> parts.add(content(part, false)));
    return item.put("output", new JsonArray(parts)).build();
  }

  private static JsonObject content(Part part, boolean said) {
    return switch (part) {
      case Part.Text text ->
          JsonObject.builder()
              .put("type", said ? "output_text" : "input_text")
              .put("text", text.text())
              .build();
      case Part.Refusal refusal ->
          JsonObject.builder().put("type", "refusal").put("refusal", refusal.text()).build();
      case Part.Image image ->
          JsonObject.builder()
              .put("type", "input_image")
              .put("image_url", image.url())
              .put("detail", image.detail() == null ? "auto" : image.detail())
              .build();
      case Part.Document document -> document(document);
      case Part.Audio _ -> throw PromptWriter.cannotSay("input_audio");
      case Part.ToolCall _, Part.ToolResult _, Part.Thinking _ ->
          throw PromptWriter.cannotSay("a tool call inside a tool's result");
    };
  }

  private static JsonObject document(Part.Document document) {
    JsonObject.Builder file = JsonObject.builder().put("type", "input_file");
    if (document.url().startsWith("data:")) {
      file.put("filename", document.name() == null ? "document.pdf" : document.name());
      return file.put("file_data", document.url()).build();
    }
    return file.put("file_url", document.url()).build();
  }
}
