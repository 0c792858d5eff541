package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the messages of a request.
final class ChatEntryReader {
  /// The tool that each call asked for, which its result does not say.
  private final Map<String, String> names = new HashMap<>();

  List<Entry> read(JsonArray messages) {
    List<Entry> entries = new ArrayList<>(messages.size());
    for (Json message : messages) {
      String field = "messages[" + entries.size() + "]";
      if (!(message instanceof JsonObject object)) {
        throw WireError.malformed(field, message.kind(), "an object");
      }
      entries.add(entry(object, field));
    }
    return entries;
  }

  private Entry entry(JsonObject message, String field) {
    if (message.find("name").orElse(JsonNull.NULL) instanceof JsonString
        && !message.findString("role").orElse("").equals("tool")) {
      throw WireError.cannotSay(field + ".name", "names of speakers are known to OpenAI alone");
    }
    String role = message.findString("role").orElse("");
    return switch (role) {
      case "system" -> new Entry(Speaker.SYSTEM, content(message, field));
      case "developer" -> new Entry(Speaker.DEVELOPER, content(message, field));
      case "user" -> new Entry(Speaker.USER, content(message, field));
      case "assistant" -> new Entry(Speaker.ASSISTANT, assistant(message, field));
      case "tool" -> new Entry(Speaker.USER, List.of(result(message, field)));
      default ->
          throw WireError.malformed(
              field + ".role", role, "system, developer, user, assistant or tool");
    };
  }

  private List<Part> assistant(JsonObject message, String field) {
    if (message.find("audio").orElse(JsonNull.NULL) instanceof JsonObject) {
      throw WireError.cannotSay(field + ".audio", "answers in sound are known to OpenAI alone");
    }
    if (message.find("function_call").orElse(JsonNull.NULL) instanceof JsonObject) {
      throw WireError.cannotSay(field + ".function_call", "it has given way to tool_calls");
    }
    List<Part> parts = new ArrayList<>();
    ChatAnswers.thought(message).forEach(text -> parts.add(new Part.Thinking(text, null)));
    parts.addAll(content(message, field));
    message
        .findString("refusal")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> parts.add(new Part.Refusal(text)));
    for (Part.ToolCall call : ChatCalls.read(message)) {
      names.put(call.id(), call.name());
      parts.add(call);
    }
    return parts;
  }

  private Part result(JsonObject message, String field) {
    String call =
        message
            .findString("tool_call_id")
            .orElseThrow(
                () -> WireError.malformed(field + ".tool_call_id", "missing", "a call's id"));
    return new Part.ToolResult(call, names.get(call), content(message, field), false);
  }

  private static List<Part> content(JsonObject message, String field) {
    return switch (message.find("content").orElse(JsonNull.NULL)) {
      case JsonNull _ -> List.of();
      case JsonString text ->
          text.value().isEmpty() ? List.of() : List.of(Part.Text.of(text.value()));
      case JsonArray array -> parts(array, field + ".content");
      case Json other ->
          throw WireError.malformed(field + ".content", other.kind(), "a string or a list");
    };
  }

  private static List<Part> parts(JsonArray given, String field) {
    List<Part> parts = new ArrayList<>(given.size());
    for (Json one : given) {
      String at = field + "[" + parts.size() + "]";
      if (!(one instanceof JsonObject part)) {
        throw WireError.malformed(at, one.kind(), "an object");
      }
      parts.add(part(part, at));
    }
    return parts;
  }

  private static Part part(JsonObject part, String field) {
    String type = part.findString("type").orElse("");
    return switch (type) {
      case "text" -> Part.Text.of(part.requireString("text"));
      case "refusal" -> new Part.Refusal(part.requireString("refusal"));
      case "image_url" -> {
        JsonObject image = part.requireObject("image_url");
        yield new Part.Image(image.requireString("url"), image.findString("detail").orElse(null));
      }
      case "input_audio" -> {
        JsonObject audio = part.requireObject("input_audio");
        yield new Part.Audio(audio.requireString("data"), audio.requireString("format"));
      }
      case "file" -> {
        JsonObject file = part.requireObject("file");
        String data =
            file.findString("file_data")
                .orElseThrow(
                    () ->
                        WireError.cannotSay(
                            field + ".file", "a file that OpenAI keeps is known to OpenAI alone"));
        yield new Part.Document(data, file.findString("filename").orElse(null));
      }
      default -> throw WireError.cannotSay(field + ".type", type + " is known to OpenAI alone");
    };
  }
}
