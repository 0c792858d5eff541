package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes entries as contents of the roles `user` and `model`.
///
/// The calls of one answer stand in one content, and so do their results, because Gemini counts one
/// against the other. What the system says in the middle of a conversation has no role there and is
/// said by the user.
final class ContentWriter {
  /// Whether it is an answer, in which thoughts are shown also without their proof.
  private final boolean answer;

  private final List<Json> system = new ArrayList<>();
  private final List<Json> contents = new ArrayList<>();
  private final List<Json> parts = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private Kind kind = Kind.USER;

  private enum Kind {
    USER,
    RESULTS,
    MODEL
  }

  /// @param system the parts of the instruction that stands in front
  record Written(List<Json> system, List<Json> contents) {}

  private ContentWriter(boolean answer) {
    this.answer = answer;
  }

  static Written write(List<Entry> entries) {
    return new ContentWriter(false).all(entries);
  }

  /// What a model said, as the contents of its answer.
  static Written answer(Entry said) {
    return new ContentWriter(true).all(List.of(said));
  }

  private Written all(List<Entry> entries) {
    entries.forEach(this::entry);
    endContent();
    return new Written(system, contents);
  }

  private void entry(Entry entry) {
    boolean instructs = entry.speaker() == Speaker.SYSTEM || entry.speaker() == Speaker.DEVELOPER;
    if (instructs && contents.isEmpty() && parts.isEmpty()) {
      entry.parts().forEach(part -> system.add(PartWriter.write(part)));
    } else if (entry.speaker() == Speaker.ASSISTANT) {
      entry.parts().forEach(this::said);
    } else {
      if (kind == Kind.USER) {
        endContent(); // two messages stay two
      }
      results(entry).forEach(this::result);
      for (Part part : entry.parts()) {
        if (!(part instanceof Part.ToolResult)) {
          add(Kind.USER, PartWriter.write(part));
        }
      }
    }
  }

  private static List<Part.ToolResult> results(Entry entry) {
    return entry.parts().stream()
        .filter(Part.ToolResult.class::isInstance)
        .map(Part.ToolResult.class::cast)
        .toList();
  }

  private void said(Part part) {
    switch (part) {
      case Part.Thinking thinking -> thought(thinking);
      case Part.ToolCall call -> {
        names.put(call.id(), call.name());
        add(Kind.MODEL, call(call));
      }
      case Part.Text _,
          Part.Refusal _,
          Part.Image _,
          Part.Audio _,
          Part.Document _,
          Part.ToolResult _ ->
          add(Kind.MODEL, PartWriter.write(part));
    }
  }

  /// Thoughts go back with their signature or not at all: without it Gemini reads nothing in them.
  private void thought(Part.Thinking thinking) {
    if (answer && thinking.opaque() == null) {
      add(
          Kind.MODEL,
          JsonObject.builder().put("text", thinking.text()).put("thought", true).build());
      return;
    }
    Signature.read(thinking.opaque())
        .ifPresent(
            signature -> {
              boolean signsText =
                  thinking.opaque() != null && Signature.isOfText(thinking.opaque());
              if (signsText && kind == Kind.MODEL && !parts.isEmpty()) {
                JsonObject last = (JsonObject) parts.removeLast();
                parts.add(last.toBuilder().put(Signature.FIELD, signature).build());
                return;
              }
              JsonObject.Builder part = JsonObject.builder().put("text", thinking.text());
              if (!thinking.text().isEmpty()) {
                part.put("thought", true);
              }
              add(Kind.MODEL, part.put(Signature.FIELD, signature).build());
            });
  }

  private static JsonObject call(Part.ToolCall call) {
    JsonObject function =
        JsonObject.builder()
            .put("id", call.id())
            .put("name", call.name())
            .put("args", arguments(call))
            .build();
    return JsonObject.builder()
        .put("functionCall", function)
        .put(Signature.FIELD, Signature.read(call.opaque()).orElse(null))
        .build();
  }

  private static JsonObject arguments(Part.ToolCall call) {
    try {
      return call.arguments().isBlank() ? JsonObject.EMPTY : Json.parseObject(call.arguments());
    } catch (MaruException e) {
      throw WireError.cannotSay(
          "the arguments of " + call.name(), "Gemini takes an object, and these are none");
    }
  }

  private void result(Part.ToolResult result) {
    String name = result.name() == null ? names.get(result.call()) : result.name();
    if (name == null) {
      throw WireError.cannotSay(
          "the result of " + result.call(),
          "Gemini must be told the tool, and no call bears this id");
    }
    StringBuilder text = new StringBuilder();
    List<Json> media = new ArrayList<>();
    for (Part part : result.content()) {
      if (part instanceof Part.Text words) {
        text.append(text.isEmpty() ? "" : "\n").append(words.text());
      } else {
        media.add(PartWriter.write(part));
      }
    }
    JsonObject response =
        JsonObject.builder().put(result.error() ? "error" : "output", text.toString()).build();
    JsonObject function =
        JsonObject.builder()
            .put("id", result.call())
            .put("name", name)
            .put("response", response)
            .put("parts", media.isEmpty() ? null : new JsonArray(media))
            .build();
    add(Kind.RESULTS, JsonObject.builder().put("functionResponse", function).build());
  }

  private void add(Kind next, JsonObject part) {
    if (next != kind) {
      endContent();
    }
    kind = next;
    parts.add(part);
  }

  private void endContent() {
    if (!parts.isEmpty()) {
      contents.add(
          JsonObject.builder()
              .put("role", kind == Kind.MODEL ? "model" : "user")
              .put("parts", new JsonArray(parts))
              .build());
      parts.clear();
    }
  }
}
