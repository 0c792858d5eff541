package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import java.util.ArrayList;
import java.util.List;

/// Reads the content of a message or of a tool's output: one text, or a list of parts.
final class ContentReader {
  private ContentReader() {}

  /// @param unknown receives the place of each part that no other wire can say
  static List<Part> read(Fields owner, String name, List<String> unknown) {
    return switch (owner.value(name).orElse(null)) {
      case null -> List.of();
      case JsonString text -> List.of(Part.Text.of(text.value()));
      case JsonArray _ -> {
        List<Part> parts = new ArrayList<>();
        for (Fields part : owner.objects(name)) {
          read(part, parts, unknown);
        }
        yield parts;
      }
      case Json other -> throw owner.wrong(name, other.kind(), "a string or an array of parts");
    };
  }

  private static void read(Fields part, List<Part> parts, List<String> unknown) {
    String type = part.requireString("type");
    switch (type) {
      case "input_text", "output_text", "text", "summary_text" ->
          parts.add(Part.Text.of(part.requireString("text")));
      case "refusal" -> parts.add(new Part.Refusal(part.requireString("refusal")));
      case "input_image" -> image(part, parts, unknown);
      case "input_file" -> file(part, parts, unknown);
      case "input_audio" -> {
        Fields audio = part.requireObject("input_audio");
        parts.add(new Part.Audio(audio.requireString("data"), audio.requireString("format")));
      }
      default -> unknown.add(part.path() + " (" + type + ")");
    }
  }

  private static void image(Fields part, List<Part> parts, List<String> unknown) {
    if (part.has("file_id")) {
      unknown.add(part.at("file_id"));
      return;
    }
    parts.add(new Part.Image(part.requireString("image_url"), part.string("detail").orElse(null)));
  }

  private static void file(Fields part, List<Part> parts, List<String> unknown) {
    if (part.has("file_id")) {
      unknown.add(part.at("file_id"));
      return;
    }
    String url =
        part.string("file_data")
            .or(() -> part.string("file_url"))
            .orElseThrow(
                () -> part.wrong("file_data", "missing", "a data: URL, file_url or file_id"));
    parts.add(new Part.Document(url, part.string("filename").orElse(null)));
  }
}
