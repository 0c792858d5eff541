package chat.maru.orchestrator.wire.responses;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads items, of a request's input or of an answer's output, into entries.
///
/// What the model said one item after another, words, thoughts and tool calls, is one entry; so are
/// results that stand side by side.
final class ItemReader {
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> unknown;
  private final Map<String, Opaque> callProofs = new HashMap<>();
  private final List<Part> gathered = new ArrayList<>();
  private Speaker gathering = Speaker.ASSISTANT;

  /// @param unknown receives the places that no other wire can say
  ItemReader(List<String> unknown) {
    this.unknown = unknown;
  }

  List<Entry> read(List<Fields> items) {
    items.forEach(this::noteProof);
    items.forEach(this::item);
    endEntry();
    return entries;
  }

  private void item(Fields item) {
    String type = item.string("type").orElse(item.has("role") ? "message" : "item_reference");
    switch (type) {
      case "message" -> message(item);
      case "function_call" -> gather(Speaker.ASSISTANT, call(item));
      case "custom_tool_call" -> gather(Speaker.ASSISTANT, textCall(item));
      case "function_call_output", "custom_tool_call_output" -> gather(Speaker.USER, result(item));
      case "reasoning" -> thinking(item).ifPresent(part -> gather(Speaker.ASSISTANT, part));
      case "item_reference" ->
          throw WireError.malformed(
              item.path(),
              "a reference to " + item.string("id").orElse("an item"),
              "the item itself, or one of a response that is stored here");
      default -> unknown.add(item.path() + " (" + type + ")");
    }
  }

  private void message(Fields item) {
    String role = item.requireString("role");
    List<Part> parts = ContentReader.read(item, "content", unknown);
    switch (role) {
      case "assistant" -> parts.forEach(part -> gather(Speaker.ASSISTANT, part));
      case "user" -> entry(Speaker.USER, parts);
      case "system" -> entry(Speaker.SYSTEM, parts);
      case "developer" -> entry(Speaker.DEVELOPER, parts);
      default -> throw item.wrong("role", role, "user, assistant, system or developer");
    }
  }

  private void entry(Speaker speaker, List<Part> parts) {
    endEntry();
    entries.add(new Entry(speaker, parts));
  }

  private void gather(Speaker speaker, Part part) {
    if (speaker != gathering) {
      endEntry();
    }
    gathering = speaker;
    gathered.add(part);
  }

  private void endEntry() {
    if (!gathered.isEmpty()) {
      entries.add(new Entry(gathering, gathered));
      gathered.clear();
    }
  }

  private Part call(Fields item) {
    String id = item.requireString("call_id");
    return new Part.ToolCall(
        id, item.requireString("name"), item.string("arguments").orElse(""), callProofs.get(id));
  }

  private Part textCall(Fields item) {
    String id = item.requireString("call_id");
    String input = item.string("input").orElse("");
    return new Part.ToolCall(
        id, item.requireString("name"), ToolSpec.arguments(input), callProofs.get(id));
  }

  private Part result(Fields item) {
    if (!item.has("output")) {
      throw item.wrong("output", "missing", "a string or an array of parts");
    }
    return new Part.ToolResult(
        item.requireString("call_id"),
        item.string("name").orElse(null),
        ContentReader.read(item, "output", unknown),
        false);
  }

  /// A thought; empty for an item that only carries the proof of a tool call.
  private static Optional<Part> thinking(Fields item) {
    String text =
        String.join(
            "\n\n",
            Stream.concat(item.objects("summary").stream(), item.objects("content").stream())
                .map(part -> part.requireString("text"))
                .toList());
    Optional<CarriedProof> carried = carried(item);
    if (carried.isPresent() && carried.get().call() != null) {
      return Optional.empty();
    }
    return Optional.of(
        new Part.Thinking(
            text, carried.map(CarriedProof::opaque).orElseGet(() -> own(item.object()))));
  }

  /// OpenAI's own proof is the whole item, which goes back as it came.
  private static @Nullable Opaque own(JsonObject item) {
    return item.findString("encrypted_content").isPresent()
        ? new Opaque(Wire.RESPONSES, "reasoning", item)
        : null;
  }

  private void noteProof(Fields item) {
    if (item.string("type").orElse("").equals("reasoning")) {
      carried(item)
          .filter(proof -> proof.call() != null)
          .ifPresent(proof -> callProofs.put(String.valueOf(proof.call()), proof.opaque()));
    }
  }

  private static Optional<CarriedProof> carried(Fields item) {
    try {
      return item.string("encrypted_content").flatMap(CarriedProof::read);
    } catch (MaruException | IllegalArgumentException e) {
      throw item.wrong("encrypted_content", "altered", "the text as it came");
    }
  }
}
