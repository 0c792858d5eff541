package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Reads parts. Calls without an id get one, and results without one belong to the oldest call of
/// their name that has none yet.
final class ContentReader {
  private final List<String> unknown;
  private final Map<String, Deque<String>> open = new HashMap<>();
  private final Supplier<String> ids;

  /// @param unknown receives the places that no other wire can say
  /// @param ids ids for calls that have none
  ContentReader(List<String> unknown, Supplier<String> ids) {
    this.unknown = unknown;
    this.ids = ids;
  }

  /// Reads a conversation, in which calls are numbered.
  static ContentReader ofPrompt(List<String> unknown) {
    AtomicInteger made = new AtomicInteger();
    return new ContentReader(unknown, () -> "call_" + made.getAndIncrement());
  }

  List<Part> parts(List<Fields> parts) {
    List<Part> out = new ArrayList<>();
    parts.forEach(part -> read(part, out));
    return out;
  }

  private void read(Fields part, List<Part> out) {
    Optional<String> signature = Signature.of(part.object());
    if (part.has("functionCall")) {
      out.add(call(part.requireObject("functionCall"), signature));
    } else if (part.has("functionResponse")) {
      out.add(result(part.requireObject("functionResponse")));
    } else if (part.has("inlineData") || part.has("fileData")) {
      out.add(Media.read(part));
    } else if (part.has("text")) {
      text(part, signature, out);
    } else {
      unknown.add(part.path() + " " + part.object().names());
    }
  }

  private static void text(Fields part, Optional<String> signature, List<Part> out) {
    String text = part.requireString("text");
    boolean thought = part.bool("thought").orElse(false);
    if (thought || (text.isEmpty() && signature.isPresent())) {
      out.add(new Part.Thinking(text, signature.map(Signature::own).orElse(null)));
      return;
    }
    out.add(Part.Text.of(text));
    signature.ifPresent(sign -> out.add(new Part.Thinking("", Signature.ofText(sign))));
  }

  private Part call(Fields call, Optional<String> signature) {
    String name = call.requireString("name");
    String id = call.string("id").orElseGet(ids);
    open.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(id);
    return new Part.ToolCall(
        id,
        name,
        call.object("args").map(Fields::object).orElse(JsonObject.EMPTY).toText(),
        signature.map(Signature::own).orElse(null));
  }

  private Part result(Fields result) {
    String name = result.requireString("name");
    String id =
        result
            .string("id")
            .or(() -> Optional.ofNullable(open.getOrDefault(name, new ArrayDeque<>()).poll()))
            .orElseThrow(() -> result.wrong("name", name, "the name of a call before it"));
    JsonObject response = result.object("response").map(Fields::object).orElse(JsonObject.EMPTY);
    boolean error = response.find("error").orElse(null) instanceof JsonString;
    List<Part> content = new ArrayList<>();
    content.add(Part.Text.of(words(response)));
    content.addAll(parts(result.objects("parts")));
    return new Part.ToolResult(id, name, content, error);
  }

  private static String words(JsonObject response) {
    for (String field : List.of("output", "error")) {
      if (response.names().size() == 1
          && response.find(field).orElse(null) instanceof JsonString text) {
        return text.value();
      }
    }
    return response.toText();
  }
}
