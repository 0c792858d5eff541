package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.WireError;

/// Writes words and media as parts.
final class PartWriter {
  private PartWriter() {}

  static JsonObject write(Part part) {
    return switch (part) {
      case Part.Text text -> JsonObject.builder().put("text", text.text()).build();
      case Part.Refusal refusal -> JsonObject.builder().put("text", refusal.text()).build();
      case Part.Image image -> Media.write("image_url", image.url());
      case Part.Document document -> Media.write("file", document.url());
      case Part.Audio audio -> Media.write(audio);
      case Part.ToolCall _, Part.ToolResult _, Part.Thinking _ ->
          throw WireError.cannotSay("a tool call or thought here", "only the model has those");
    };
  }
}
