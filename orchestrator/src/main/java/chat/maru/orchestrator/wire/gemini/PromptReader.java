package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a request for `generateContent`.
final class PromptReader {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "stream",
          "contents",
          "systemInstruction",
          "tools",
          "toolConfig",
          "generationConfig");
  private static final Set<String> CONFIG =
      Set.of(
          "maxOutputTokens",
          "temperature",
          "topP",
          "topK",
          "stopSequences",
          "seed",
          "candidateCount",
          "presencePenalty",
          "frequencyPenalty",
          "responseLogprobs",
          "logprobs",
          "responseMimeType",
          "responseJsonSchema",
          "thinkingConfig");

  private final Fields body;
  private final Fields config;
  private final List<String> unknown = new ArrayList<>();
  private boolean strict;

  private PromptReader(JsonObject json) {
    body = Fields.of(json);
    config = body.object("generationConfig").orElse(new Fields(JsonObject.EMPTY, ""));
  }

  static Prompt read(JsonObject body) {
    return new PromptReader(body).read();
  }

  private Prompt read() {
    noteUnknown(body, KNOWN);
    noteUnknown(config, CONFIG);
    List<Entry> entries = new ArrayList<>();
    ContentReader reader = ContentReader.ofPrompt(unknown);
    body.object("systemInstruction")
        .ifPresent(
            system ->
                entries.add(new Entry(Speaker.SYSTEM, reader.parts(system.objects("parts")))));
    for (Fields content : body.objects("contents")) {
      entries.add(entry(content, reader.parts(content.objects("parts"))));
    }
    ToolChoice choice = choice();
    return new Prompt(
        body.string("model").orElse("auto"),
        entries,
        tools(),
        choice,
        settings(),
        body.bool("stream").orElse(false),
        unknown);
  }

  private void noteUnknown(Fields owner, Set<String> known) {
    owner
        .object()
        .fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name) && value != JsonNull.NULL) {
                unknown.add(owner.at(name));
              }
            });
  }

  private static Entry entry(Fields content, List<Part> parts) {
    String role = content.string("role").orElse("user");
    return switch (role) {
      case "user", "function" -> new Entry(Speaker.USER, parts);
      case "model" -> new Entry(Speaker.ASSISTANT, parts);
      default -> throw content.wrong("role", role, "user or model");
    };
  }

  private ToolChoice choice() {
    Fields calling =
        body.object("toolConfig")
            .flatMap(tools -> tools.object("functionCallingConfig"))
            .orElse(Fields.of(JsonObject.EMPTY));
    String mode = calling.string("mode").orElse("");
    List<String> names =
        calling.value("allowedFunctionNames").orElse(JsonArray.EMPTY) instanceof JsonArray array
            ? array.strings().toList()
            : List.of();
    if (names.size() > 1) {
      unknown.add(calling.at("allowedFunctionNames"));
    }
    strict = mode.equals("VALIDATED");
    return switch (mode) {
      case "" -> new ToolChoice.Unsaid();
      case "AUTO", "VALIDATED" -> new ToolChoice.Auto();
      case "NONE" -> new ToolChoice.None();
      case "ANY" ->
          names.size() == 1 ? new ToolChoice.Named(names.getFirst()) : new ToolChoice.Any();
      default -> throw calling.wrong("mode", mode, "AUTO, ANY, NONE or VALIDATED");
    };
  }

  private List<ToolSpec> tools() {
    List<ToolSpec> tools = new ArrayList<>();
    for (Fields tool : body.objects("tools")) {
      for (String name : tool.object().names()) {
        if (!name.equals("functionDeclarations")) {
          unknown.add(tool.at(name));
        }
      }
      for (Fields function : tool.objects("functionDeclarations")) {
        if (function.has("parameters")) {
          unknown.add(function.at("parameters"));
        }
        tools.add(
            new ToolSpec(
                function.requireString("name"),
                function.string("description").orElse(null),
                function
                    .object("parametersJsonSchema")
                    .map(Fields::object)
                    .orElse(JsonObject.EMPTY),
                strict ? true : null));
      }
    }
    return tools;
  }

  private Settings settings() {
    Fields thinking = config.object("thinkingConfig").orElse(Fields.of(JsonObject.EMPTY));
    List<String> stop =
        config.value("stopSequences").orElse(JsonArray.EMPTY) instanceof JsonArray array
            ? array.strings().toList()
            : List.of();
    return new Settings(
        config.whole("maxOutputTokens").orElse(null),
        config.number("temperature").orElse(null),
        config.number("topP").orElse(null),
        config.whole("topK").orElse(null),
        stop,
        config.whole("seed").orElse(null),
        config.whole("candidateCount").orElse(null),
        config.number("presencePenalty").orElse(null),
        config.number("frequencyPenalty").orElse(null),
        config.whole("logprobs").orElse(null),
        thinking
            .string("thinkingLevel")
            .map(level -> level.toLowerCase(java.util.Locale.ROOT))
            .orElse(null),
        thinking.whole("thinkingBudget").orElse(null),
        format(),
        null,
        null,
        null,
        null);
  }

  private Settings.Format format() {
    if (config.string("responseMimeType").orElse("text/plain").equals("text/plain")) {
      return new Settings.Format.Words();
    }
    return config
        .object("responseJsonSchema")
        .<Settings.Format>map(
            schema -> new Settings.Format.Schema("answer", null, schema.object(), true))
        .orElseGet(Settings.Format.AnyJson::new);
  }
}
