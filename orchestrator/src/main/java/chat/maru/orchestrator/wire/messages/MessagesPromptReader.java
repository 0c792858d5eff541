package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
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
final class MessagesPromptReader {
  /// `cache_control` and what only tunes how a vendor serves it are hints that others may leave
  /// out.
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "system",
          "max_tokens",
          "metadata",
          "stop_sequences",
          "stream",
          "temperature",
          "top_p",
          "top_k",
          "tools",
          "tool_choice",
          "thinking",
          "output_format",
          "output_config",
          "service_tier",
          "cache_control",
          "betas");

  /// What a tool may say beside what it is: hints how it is sent or cached.
  private static final Set<String> TOOL =
      Set.of(
          "name",
          "description",
          "input_schema",
          "strict",
          "type",
          "cache_control",
          "eager_input_streaming");

  private final JsonObject body;

  MessagesPromptReader(JsonObject body) {
    this.body = body;
  }

  Prompt read() {
    return new Prompt(
        body.findString("model").orElse("auto"),
        entries(),
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
              if (!KNOWN.contains(name) && !nothing(name, value)) {
                unknown.add(name);
              }
            });
    return unknown;
  }

  private static boolean nothing(String name, Json value) {
    return switch (value) {
      case JsonArray array -> array.size() == 0;
      case JsonObject object ->
          object.names().isEmpty() || (name.equals("context_management") && thoughtsOnly(object));
      case JsonNull _ -> true;
      case JsonString _, chat.maru.base.json.JsonNumber _, chat.maru.base.json.JsonBool _ -> false;
    };
  }

  /// Clearing old thoughts asks nothing of a vendor that is never shown them.
  private static boolean thoughtsOnly(JsonObject management) {
    return management
        .findArray("edits")
        .orElse(JsonArray.EMPTY)
        .objects()
        .allMatch(edit -> edit.findString("type").orElse("").startsWith("clear_thinking"));
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (body.find("system").orElse(JsonNull.NULL) != JsonNull.NULL) {
      entries.add(new Entry(Speaker.SYSTEM, new MessagesEntryReader().content(body, "system")));
    }
    entries.addAll(
        new MessagesEntryReader().read(body.findArray("messages").orElse(JsonArray.EMPTY)));
    return entries;
  }

  private List<ToolSpec> tools() {
    List<ToolSpec> tools = new ArrayList<>();
    for (JsonObject tool : body.findArray("tools").stream().flatMap(JsonArray::objects).toList()) {
      tools.add(tool(tool, "tools[" + tools.size() + "]"));
    }
    return tools;
  }

  private static ToolSpec tool(JsonObject tool, String field) {
    String type = tool.findString("type").orElse("custom");
    if (!type.equals("custom")) {
      throw WireError.cannotSay(field + ".type", type + " is known to Anthropic alone");
    }
    for (String name : tool.names()) {
      boolean asks = tool.find(name).orElse(JsonNull.NULL) != JsonNull.NULL;
      if (asks
          && !TOOL.contains(name)
          && !tool.find(name).equals(java.util.Optional.of(Json.of(false)))) {
        throw WireError.cannotSay(field + "." + name, "it is known to Anthropic alone");
      }
    }
    return new ToolSpec(
        tool.findString("name")
            .orElseThrow(() -> WireError.malformed(field + ".name", "missing", "a name")),
        tool.findString("description").orElse(null),
        tool.findObject("input_schema")
            .orElseThrow(() -> WireError.malformed(field + ".input_schema", "missing", "a schema")),
        tool.findBool("strict").orElse(null));
  }

  private ToolChoice toolChoice() {
    JsonObject choice = body.findObject("tool_choice").orElse(JsonObject.EMPTY);
    String type = choice.findString("type").orElse("");
    return switch (type) {
      case "" -> new ToolChoice.Unsaid();
      case "auto" -> new ToolChoice.Auto();
      case "any" -> new ToolChoice.Any();
      case "none" -> new ToolChoice.None();
      case "tool" -> new ToolChoice.Named(choice.requireString("name"));
      default -> throw WireError.malformed("tool_choice.type", type, "auto, any, tool or none");
    };
  }

  private Settings settings() {
    JsonObject thinking = body.findObject("thinking").orElse(JsonObject.EMPTY);
    String mode = thinking.findString("type").orElse("disabled");
    return new Settings(
        whole(body.findLong("max_tokens")),
        real(body.findDouble("temperature")),
        real(body.findDouble("top_p")),
        whole(body.findLong("top_k")),
        body.findArray("stop_sequences").map(words -> words.strings().toList()).orElse(List.of()),
        null,
        null,
        null,
        null,
        null,
        effort(mode),
        mode.equals("enabled") ? whole(thinking.findLong("budget_tokens")) : null,
        format(),
        parallel(),
        null,
        body.findObject("metadata").flatMap(meta -> meta.findString("user_id")).orElse(null),
        null);
  }

  private @Nullable String effort(String thinking) {
    String effort =
        body.findObject("output_config")
            .flatMap(config -> config.findString("effort"))
            .orElse(thinking.equals("adaptive") ? "high" : null);
    return effort != null && effort.equals("max") ? "xhigh" : effort;
  }

  /// `disable_parallel_tool_use`, turned round.
  private @Nullable Boolean parallel() {
    return body.findObject("tool_choice")
        .flatMap(choice -> choice.findBool("disable_parallel_tool_use"))
        .map(disabled -> !disabled)
        .orElse(null);
  }

  private Format format() {
    JsonObject format =
        body.findObject("output_config")
            .flatMap(config -> config.findObject("format"))
            .or(() -> body.findObject("output_format"))
            .orElse(JsonObject.EMPTY);
    String type = format.findString("type").orElse("");
    return switch (type) {
      case "" -> new Format.Words();
      case "json_schema" -> new Format.Schema("answer", null, format.requireObject("schema"), true);
      default -> throw WireError.cannotSay("output_config.format.type", type + " is not known");
    };
  }

  private static @Nullable Long whole(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }

  private static @Nullable Double real(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
