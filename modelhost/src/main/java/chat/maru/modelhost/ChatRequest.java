package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.modelhost.ChatModel.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A request for an answer, in the part of OpenAI's shape that the embedded model can serve. What
/// would change the answer and is not supported is refused; the rest is ignored.
///
/// @param turns at most one system turn, first; then user and assistant by turns, user first
/// @param format what the answer has to look like; empty for free text
record ChatRequest(
    List<Turn> turns, Sampling sampling, Optional<Schema> format, boolean stream, boolean usage) {
  ChatRequest {
    turns = List.copyOf(turns);
  }

  static ChatRequest parse(JsonObject body) {
    refuse(body, "tools", "functions", "logprobs", "top_logprobs", "logit_bias", "audio");
    if (body.findLong("n").orElse(1) != 1) {
      throw MaruException.invalid("n", Long.toString(body.findLong("n").orElse(1)), "1");
    }
    boolean usage =
        body.findObject("stream_options").flatMap(o -> o.findBool("include_usage")).orElse(false);
    return new ChatRequest(
        turns(body.requireArray("messages")),
        Sampling.parse(body),
        format(body),
        body.findBool("stream").orElse(false),
        usage);
  }

  private static void refuse(JsonObject body, String... names) {
    for (String name : names) {
      Json value = body.find(name).orElse(JsonNull.NULL);
      Set<String> empty = Set.of("null", "false", "[]", "{}");
      if (!empty.contains(value.toText())) {
        throw new MaruException(
            HostError.UNSUPPORTED_PARAMETER, name + ": not supported by the embedded model");
      }
    }
  }

  /// Many templates end the process when roles do not alternate (they throw through JNI), so that
  /// turns in a row by one side are joined, and a conversation that the assistant opens gets an
  /// empty question.
  private static List<Turn> turns(JsonArray messages) {
    StringBuilder system = new StringBuilder();
    List<Turn> turns = new ArrayList<>();
    for (Json message : messages) {
      if (!(message instanceof JsonObject object)) {
        throw MaruException.invalid("messages", message.kind(), "objects");
      }
      String role = object.requireString("role");
      String text = text(object);
      switch (role) {
        case "system", "developer" -> system.append(system.isEmpty() ? "" : "\n\n").append(text);
        case "user", "assistant" -> add(turns, new Turn(role, text));
        default -> throw MaruException.invalid("messages.role", role, "system, user or assistant");
      }
    }
    if (turns.isEmpty()) {
      throw MaruException.invalid("messages", "no user message", "at least one");
    }
    if (turns.getFirst().role().equals("assistant")) {
      turns.addFirst(new Turn("user", "…"));
    }
    if (!system.isEmpty()) {
      turns.addFirst(new Turn("system", system.toString()));
    }
    return turns;
  }

  private static void add(List<Turn> turns, Turn turn) {
    if (!turns.isEmpty() && turns.getLast().role().equals(turn.role())) {
      Turn before = turns.removeLast();
      turns.add(new Turn(turn.role(), before.text() + "\n\n" + turn.text()));
    } else {
      turns.add(turn);
    }
  }

  private static String text(JsonObject message) {
    return switch (message.find("content").orElse(JsonNull.NULL)) {
      case JsonString text -> text.value();
      case JsonArray parts ->
          parts.objects().map(ChatRequest::part).collect(Collectors.joining("\n"));
      case JsonNull _ -> "";
      case Json other ->
          throw MaruException.invalid("messages.content", other.kind(), "a text or a list");
    };
  }

  private static String part(JsonObject part) {
    String type = part.requireString("type");
    if (!type.equals("text")) {
      throw new MaruException(
          HostError.UNSUPPORTED_PARAMETER,
          "messages.content: " + type + " is not supported by the embedded model (expected: text)");
    }
    return part.requireString("text");
  }

  private static Optional<Schema> format(JsonObject body) {
    Optional<JsonObject> format = body.findObject("response_format");
    if (format.isEmpty()) {
      return Optional.empty();
    }
    String type = format.get().requireString("type");
    return switch (type) {
      case "text" -> Optional.empty();
      case "json_object" -> Optional.of(Schema.OBJECT);
      case "json_schema" ->
          Optional.of(
              format
                  .get()
                  .requireObject("json_schema")
                  .findObject("schema")
                  .map(Schema::parse)
                  .orElse(Schema.OBJECT));
      default ->
          throw MaruException.invalid(
              "response_format.type", type, "text, json_object or json_schema");
    };
  }
}
