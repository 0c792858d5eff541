package chat.maru.orchestrator.wire.messages;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the messages of a request. Turns of one speaker become one message, because all results
/// of a turn's tools must stand in the message after it, before anything else.
final class MessagesEntryWriter {
  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final List<Json> messages = new ArrayList<>();
  private final List<Json> results = new ArrayList<>();
  private final List<Json> blocks = new ArrayList<>();
  private @Nullable Speaker speaker;

  List<Json> write(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.speaker() == Speaker.USER || entry.speaker() == Speaker.ASSISTANT) {
        if (entry.speaker() != speaker) {
          end();
          speaker = entry.speaker();
        }
        for (Part part : entry.parts()) {
          add(part, "messages[" + i + "].content");
        }
      }
    }
    end();
    return messages;
  }

  private void end() {
    if (speaker != null && (!results.isEmpty() || !blocks.isEmpty())) {
      List<Json> content = new ArrayList<>(results);
      content.addAll(blocks);
      boolean plain =
          content.size() == 1
              && ((JsonObject) content.getFirst()).names().equals(Set.of("type", "text"));
      messages.add(
          JsonObject.builder()
              .put("role", speaker == Speaker.USER ? "user" : "assistant")
              .put(
                  "content",
                  plain
                      ? Json.of(((JsonObject) content.getFirst()).requireString("text"))
                      : new JsonArray(content))
              .build());
    }
    results.clear();
    blocks.clear();
  }

  private void add(Part part, String field) {
    switch (part) {
      case Part.Text text when text.text().isEmpty() -> {
        // Anthropic refuses empty text, which says nothing anyway.
      }
      case Part.Text text -> blocks.add(text(text));
      case Part.Refusal refusal -> blocks.add(MessagesAnswers.text(refusal.text()));
      case Part.Image image -> blocks.add(image(image, field));
      case Part.Document document -> blocks.add(document(document, field));
      case Part.Audio _ -> throw WireError.cannotSay(field, "sound; Anthropic takes none");
      case Part.ToolCall call -> blocks.add(call(call, field));
      case Part.ToolResult result -> results.add(result(result, field));
      case Part.Thinking thinking -> {
        Part.Opaque opaque = thinking.opaque();
        if (opaque != null && opaque.wire() == Wire.MESSAGES) {
          blocks.add(MessagesAnswers.thinking(thinking));
        }
      }
    }
  }

  static JsonObject text(Part.Text text) {
    JsonObject block = MessagesAnswers.text(text.text());
    String ttl = text.cacheTtl();
    if (ttl == null) {
      return block;
    }
    JsonObject.Builder control = JsonObject.builder().put("type", "ephemeral");
    if (!ttl.equals("5m")) {
      control.put("ttl", ttl);
    }
    return block.toBuilder().put("cache_control", control.build()).build();
  }

  private static JsonObject image(Part.Image image, String field) {
    DataUrl data = DataUrl.parse(image.url());
    if (data != null && !IMAGES.contains(data.type())) {
      throw WireError.cannotSay(
          field, "a picture of type " + data.type() + "; Anthropic takes jpeg, png, gif and webp");
    }
    return JsonObject.builder()
        .put("type", "image")
        .put("source", data == null ? url(image.url()) : base64(data))
        .build();
  }

  private static JsonObject document(Part.Document document, String field) {
    DataUrl data = DataUrl.parse(document.url());
    JsonObject source;
    if (data == null) {
      source = url(document.url());
    } else if (data.type().equals("text/plain")) {
      source =
          JsonObject.builder()
              .put("type", "text")
              .put("media_type", "text/plain")
              .put("data", text(data, field))
              .build();
    } else if (data.type().equals("application/pdf")) {
      source = base64(data);
    } else {
      throw WireError.cannotSay(
          field, "a document of type " + data.type() + "; Anthropic takes PDF and text");
    }
    return JsonObject.builder()
        .put("type", "document")
        .put("source", source)
        .put("title", document.name())
        .build();
  }

  private static String text(DataUrl data, String field) {
    try {
      return new String(Base64.getDecoder().decode(data.base64()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw WireError.malformed(field, "broken base64", "the bytes of a document");
    }
  }

  private static JsonObject url(String url) {
    return JsonObject.builder().put("type", "url").put("url", url).build();
  }

  private static JsonObject base64(DataUrl data) {
    return JsonObject.builder()
        .put("type", "base64")
        .put("media_type", data.type())
        .put("data", data.base64())
        .build();
  }

  private static JsonObject call(Part.ToolCall call, String field) {
    JsonObject input;
    try {
      input = call.arguments().isBlank() ? JsonObject.EMPTY : Json.parseObject(call.arguments());
    } catch (MaruException e) {
      throw WireError.cannotSay(field, "a tool call whose arguments are no JSON object");
    }
    return JsonObject.builder()
        .put("type", "tool_use")
        .put("id", CallIds.write(call.id()))
        .put("name", call.name())
        .put("input", input)
        .build();
  }

  private static JsonObject result(Part.ToolResult result, String field) {
    List<Json> content = new ArrayList<>();
    for (Part part : result.content()) {
      switch (part) {
        case Part.Text text when text.text().isEmpty() -> {
          // says nothing
        }
        case Part.Text text -> content.add(text(text));
        case Part.Image image -> content.add(image(image, field));
        case Part.Document document -> content.add(document(document, field));
        case Part.Audio _, Part.Refusal _, Part.ToolCall _, Part.ToolResult _, Part.Thinking _ ->
            throw WireError.cannotSay(field, "the result of a tool with something unknown");
      }
    }
    JsonObject.Builder block =
        JsonObject.builder()
            .put("type", "tool_result")
            .put("tool_use_id", CallIds.write(result.call()));
    if (!content.isEmpty()) {
      block.put("content", new JsonArray(content));
    }
    if (result.error()) {
      block.put("is_error", true);
    }
    return block.build();
  }
}
