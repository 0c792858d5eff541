package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.WireError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a request and their blocks.
final class MessagesEntryReader {
  private static final String ALONE = " is known to Anthropic alone";

  /// The tool that each call asked for, which its result does not say.
  private final Map<String, String> names = new HashMap<>();

  List<Entry> read(JsonArray messages) {
    List<Entry> entries = new ArrayList<>(messages.size());
    for (Json message : messages) {
      String field = "messages[" + entries.size() + "]";
      if (!(message instanceof JsonObject object)) {
        throw WireError.malformed(field, message.kind(), "an object");
      }
      entries.add(new Entry(speaker(object, field), content(object, field + ".content")));
    }
    return entries;
  }

  private static Speaker speaker(JsonObject message, String field) {
    String role = message.findString("role").orElse("missing");
    return switch (role) {
      case "user" -> Speaker.USER;
      case "assistant" -> Speaker.ASSISTANT;
      case "system" -> Speaker.SYSTEM;
      default -> throw WireError.malformed(field + ".role", role, "user or assistant");
    };
  }

  /// The parts in the last field of the path `field`: a string, or a list of blocks.
  List<Part> content(JsonObject holder, String field) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    return switch (holder.find(name).orElse(JsonNull.NULL)) {
      case JsonNull _ -> List.of();
      case JsonString text ->
          text.value().isEmpty() ? List.of() : List.of(Part.Text.of(text.value()));
      case JsonArray blocks -> blocks(blocks, field);
      case Json other -> throw WireError.malformed(field, other.kind(), "a string or a list");
    };
  }

  private List<Part> blocks(JsonArray blocks, String field) {
    List<Part> parts = new ArrayList<>(blocks.size());
    for (Json block : blocks) {
      String at = field + "[" + parts.size() + "]";
      if (!(block instanceof JsonObject object)) {
        throw WireError.malformed(at, block.kind(), "an object");
      }
      parts.add(block(object, at));
    }
    return parts;
  }

  private Part block(JsonObject block, String field) {
    String type = block.findString("type").orElse("missing");
    return switch (type) {
      case "text" -> text(block, field);
      case "image" -> new Part.Image(url(block.requireObject("source"), field), null);
      case "document" -> document(block, field);
      case "tool_use" -> call(block);
      case "tool_result" -> result(block, field);
      case "thinking" -> MessagesProofs.read(block);
      case "redacted_thinking" ->
          new Part.Thinking("", MessagesProofs.redacted(block.requireString("data")));
      default -> throw WireError.cannotSay(field + ".type", type + ALONE);
    };
  }

  private static Part text(JsonObject block, String field) {
    if (block.findArray("citations").filter(some -> some.size() > 0).isPresent()) {
      throw WireError.cannotSay(field + ".citations", "it" + ALONE);
    }
    return new Part.Text(block.requireString("text"), cacheTtl(block));
  }

  private static @Nullable String cacheTtl(JsonObject block) {
    return block
        .findObject("cache_control")
        .map(control -> control.findString("ttl").orElse("5m"))
        .orElse(null);
  }

  private static Part document(JsonObject block, String field) {
    boolean cites =
        block
            .findObject("citations")
            .flatMap(citations -> citations.findBool("enabled"))
            .orElse(false);
    if (cites || block.findString("context").isPresent()) {
      throw WireError.cannotSay(field + (cites ? ".citations" : ".context"), "it" + ALONE);
    }
    return new Part.Document(
        url(block.requireObject("source"), field), block.findString("title").orElse(null));
  }

  /// An address, or the bytes as a `data:` URL.
  private static String url(JsonObject source, String field) {
    String type = source.findString("type").orElse("missing");
    return switch (type) {
      case "url" -> source.requireString("url");
      case "base64" ->
          "data:" + source.requireString("media_type") + ";base64," + source.requireString("data");
      case "text" ->
          "data:text/plain;base64,"
              + Base64.getEncoder()
                  .encodeToString(source.requireString("data").getBytes(StandardCharsets.UTF_8));
      default -> throw WireError.cannotSay(field + ".source.type", type + ALONE);
    };
  }

  private Part call(JsonObject block) {
    String id = block.requireString("id");
    String name = block.requireString("name");
    names.put(id, name);
    return new Part.ToolCall(
        id, name, block.findObject("input").orElse(JsonObject.EMPTY).toText(), null);
  }

  private Part result(JsonObject block, String field) {
    String call = block.requireString("tool_use_id");
    return new Part.ToolResult(
        call,
        names.get(call),
        content(block, field + ".content"),
        block.findBool("is_error").orElse(false));
  }
}
