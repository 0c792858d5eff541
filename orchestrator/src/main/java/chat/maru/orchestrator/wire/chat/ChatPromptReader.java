package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.Settings.Format;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a request.
final class ChatPromptReader {
  /// Fields that say nothing about the answer: how it travels, and hints for a cache.
  private static final Set<String> HOW =
      Set.of("model", "stream", "stream_options", "prompt_cache_key", "prompt_cache_retention");

  private static final Set<String> KNOWN =
      Set.of(
          "messages",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "max_tokens",
          "max_completion_tokens",
          "temperature",
          "top_p",
          "top_k",
          "stop",
          "seed",
          "n",
          "presence_penalty",
          "frequency_penalty",
          "logprobs",
          "top_logprobs",
          "reasoning_effort",
          "response_format",
          "store",
          "user",
          "safety_identifier",
          "metadata");

  /// `reasoning` as some compatible servers take it; the summary comes anyway.
  private static final Set<String> REASONING = Set.of("effort", "summary");

  private final JsonObject body;

  ChatPromptReader(JsonObject body) {
    this.body = body;
  }

  Prompt read() {
    return new Prompt(
        body.findString("model").orElse("auto"),
        new ChatEntryReader().read(body.findArray("messages").orElse(JsonArray.EMPTY)),
        tools(),
        toolChoice(),
        settings(),
        body.findBool("stream").orElse(false),
        unknown());
  }

  private List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    body.fields()
        .forEach(
            (name, value) -> {
              if (!KNOWN.contains(name) && !HOW.contains(name) && !empty(name, value)) {
                unknown.add(name);
              }
            });
    return unknown;
  }

  /// Values that ask for nothing.
  private static boolean empty(String name, Json value) {
    return switch (value) {
      case JsonNull _ -> true;
      case JsonArray array -> array.size() == 0;
      case JsonObject object ->
          object.names().isEmpty()
              || (name.equals("reasoning") && REASONING.containsAll(object.names()));
      case JsonString text ->
          (name.equals("service_tier") && Set.of("auto", "default").contains(text.value()))
              || (name.equals("verbosity") && text.value().equals("medium"));
      case JsonBool _, chat.maru.base.json.JsonNumber _ -> false;
    };
  }

  private List<ToolSpec> tools() {
    List<ToolSpec> tools = new ArrayList<>();
    for (JsonObject tool : body.findArray("tools").stream().flatMap(JsonArray::objects).toList()) {
      String field = "tools[" + tools.size() + "]";
      if (tool.findString("type").orElse("").equals("custom")) {
        tools.add(ofText(tool.requireObject("custom"), field));
        continue;
      }
      JsonObject function =
          tool.findObject("function")
              .orElseThrow(
                  () ->
                      WireError.cannotSay(
                          field,
                          tool.findString("type").orElse("no type") + " is known to OpenAI alone"));
      tools.add(
          new ToolSpec(
              function
                  .findString("name")
                  .orElseThrow(
                      () -> WireError.malformed(field + ".function.name", "missing", "a name")),
              function.findString("description").orElse(null),
              function.findObject("parameters").orElse(ChatSchemas.NOTHING),
              function.findBool("strict").orElse(null)));
    }
    return tools;
  }

  private static ToolSpec ofText(JsonObject tool, String field) {
    String format =
        tool.findObject("format").flatMap(given -> given.findString("type")).orElse("text");
    if (!format.equals("text")) {
      throw WireError.cannotSay(
          field + ".custom.format", "a " + format + ", which OpenAI alone holds a model to");
    }
    return ToolSpec.ofText(tool.requireString("name"), tool.findString("description").orElse(null));
  }

  private ToolChoice toolChoice() {
    return switch (body.find("tool_choice").orElse(JsonNull.NULL)) {
      case JsonNull _ -> new ToolChoice.Unsaid();
      case JsonString text ->
          switch (text.value()) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Any();
            default ->
                throw WireError.malformed("tool_choice", text.value(), "auto, none or required");
          };
      case JsonObject object when object.find("function").orElse(null) instanceof JsonObject f ->
          new ToolChoice.Named(f.requireString("name"));
      case JsonObject object when object.find("custom").orElse(null) instanceof JsonObject c ->
          new ToolChoice.Named(c.requireString("name"));
      case JsonObject object ->
          throw WireError.cannotSay(
              "tool_choice",
              object.findString("type").orElse("an object") + " is known to OpenAI alone");
      case Json other -> throw WireError.malformed("tool_choice", other.kind(), "a string");
    };
  }

  private Settings settings() {
    return new Settings(
        whole(or(body.findLong("max_completion_tokens"), body.findLong("max_tokens"))),
        real(body.findDouble("temperature")),
        real(body.findDouble("top_p")),
        whole(body.findLong("top_k")),
        stop(),
        whole(body.findLong("seed")),
        whole(body.findLong("n")),
        real(body.findDouble("presence_penalty")),
        real(body.findDouble("frequency_penalty")),
        logprobs(),
        body.findString("reasoning_effort")
            .or(() -> body.findObject("reasoning").flatMap(given -> given.findString("effort")))
            .orElse(null),
        null,
        format(),
        body.findBool("parallel_tool_calls").orElse(null),
        body.findBool("store").orElse(null),
        body.findString("user").or(() -> body.findString("safety_identifier")).orElse(null),
        body.findObject("metadata").filter(some -> !some.names().isEmpty()).orElse(null));
  }

  private @Nullable Long logprobs() {
    return body.findBool("logprobs").orElse(false)
        ? (Long) body.findLong("top_logprobs").orElse(0)
        : null;
  }

  private List<String> stop() {
    return switch (body.find("stop").orElse(JsonNull.NULL)) {
      case JsonNull _ -> List.of();
      case JsonString text -> List.of(text.value());
      case JsonArray array -> array.strings().toList();
      case Json other -> throw WireError.malformed("stop", other.kind(), "a string or a list");
    };
  }

  private Format format() {
    JsonObject format = body.findObject("response_format").orElse(JsonObject.EMPTY);
    String type = format.findString("type").orElse("text");
    return switch (type) {
      case "text" -> new Format.Words();
      case "json_object" -> new Format.AnyJson();
      case "json_schema" -> {
        JsonObject schema = format.requireObject("json_schema");
        yield new Format.Schema(
            schema.findString("name").orElse("answer"),
            schema.findString("description").orElse(null),
            schema.findObject("schema").orElse(JsonObject.EMPTY),
            schema.findBool("strict").orElse(null));
      }
      default -> throw WireError.cannotSay("response_format.type", type + " is not known");
    };
  }

  private static OptionalLong or(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }

  private static @Nullable Long whole(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }

  private static @Nullable Double real(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
