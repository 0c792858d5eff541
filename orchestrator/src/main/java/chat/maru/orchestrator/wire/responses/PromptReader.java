package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
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

/// Reads a request for a response.
final class PromptReader {
  /// Fields that this reads, and fields that change no answer: cache hints, the client's own labels
  /// and how the stream is padded. Other wires leave the latter out.
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "input",
          "instructions",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "text",
          "reasoning",
          "max_output_tokens",
          "temperature",
          "top_p",
          "top_logprobs",
          "metadata",
          "store",
          "include",
          "user",
          "stream",
          "stream_options",
          "previous_response_id",
          "truncation",
          "service_tier",
          "background",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prompt_cache_options",
          "safety_identifier",
          "client_metadata");

  /// What may be included without asking another wire for anything.
  private static final Set<String> INCLUDES =
      Set.of("reasoning.encrypted_content", "message.input_image.image_url");

  private final Fields body;
  private final List<String> unknown = new ArrayList<>();

  private PromptReader(JsonObject body) {
    this.body = Fields.of(body);
  }

  static Prompt read(JsonObject body) {
    return new PromptReader(body).read();
  }

  private Prompt read() {
    noteUnknown();
    List<Entry> entries = new ArrayList<>();
    body.string("instructions")
        .ifPresent(text -> entries.add(new Entry(Speaker.SYSTEM, List.of(Part.Text.of(text)))));
    entries.addAll(input());
    List<ToolSpec> tools = tools();
    ToolChoice choice = toolChoice();
    return new Prompt(
        body.requireString("model"),
        entries,
        tools,
        choice,
        settings(),
        body.bool("stream").orElse(false),
        unknown);
  }

  private void noteUnknown() {
    body.object()
        .fields()
        .forEach(
            (name, value) -> {
              if (!KNOWN.contains(name) && value != JsonNull.NULL) {
                unknown.add(name);
              }
            });
    unless("truncation", "disabled");
    unless("service_tier", "auto", "default");
    if (body.bool("background").orElse(false)) {
      unknown.add("background");
    }
    if (body.value("include").orElse(JsonArray.EMPTY) instanceof JsonArray include) {
      include
          .strings()
          .filter(name -> !INCLUDES.contains(name))
          .forEach(name -> unknown.add("include (" + name + ")"));
    }
  }

  private void unless(String name, String... harmless) {
    body.string(name)
        .filter(value -> !List.of(harmless).contains(value))
        .ifPresent(value -> unknown.add(name + " (" + value + ")"));
  }

  private List<Entry> input() {
    return switch (body.value("input").orElse(JsonNull.NULL)) {
      case JsonNull _ -> throw body.wrong("input", "missing", "a text or an array of items");
      case JsonString text -> List.of(new Entry(Speaker.USER, List.of(Part.Text.of(text.value()))));
      case JsonArray _ -> new ItemReader(unknown).read(body.objects("input"));
      case Json other -> throw body.wrong("input", other.kind(), "a string or an array of items");
    };
  }

  private List<ToolSpec> tools() {
    List<ToolSpec> tools = new ArrayList<>();
    for (Fields tool : body.objects("tools")) {
      String type = tool.requireString("type");
      if (type.equals("function")) {
        tools.add(
            new ToolSpec(
                tool.requireString("name"),
                tool.string("description").orElse(null),
                tool.object("parameters").map(Fields::object).orElse(JsonObject.EMPTY),
                // Here "not strict" must be said; elsewhere saying nothing means it.
                tool.bool("strict").filter(strict -> strict).orElse(null)));
      } else if (type.equals("custom")) {
        tools.add(ofText(tool));
      } else {
        unknown.add(tool.path() + " (" + type + ")");
      }
    }
    return tools;
  }

  private ToolSpec ofText(Fields tool) {
    tool.object("format")
        .flatMap(format -> format.string("type"))
        .filter(format -> !format.equals("text"))
        .ifPresent(format -> unknown.add(tool.at("format") + " (" + format + ")"));
    return ToolSpec.ofText(tool.requireString("name"), tool.string("description").orElse(null));
  }

  private ToolChoice toolChoice() {
    return switch (body.value("tool_choice").orElse(JsonNull.NULL)) {
      case JsonNull _ -> new ToolChoice.Unsaid();
      case JsonString word ->
          switch (word.value()) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Any();
            default -> throw body.wrong("tool_choice", word.value(), "auto, none or required");
          };
      case JsonObject object -> namedChoice(new Fields(object, "tool_choice"));
      case Json other -> throw body.wrong("tool_choice", other.kind(), "a string or an object");
    };
  }

  private ToolChoice namedChoice(Fields choice) {
    String type = choice.requireString("type");
    if (type.equals("function") || type.equals("custom")) {
      return new ToolChoice.Named(choice.requireString("name"));
    }
    unknown.add("tool_choice (" + type + ")");
    return new ToolChoice.Unsaid();
  }

  private Settings settings() {
    Fields reasoning = body.object("reasoning").orElse(Fields.of(JsonObject.EMPTY));
    return new Settings(
        body.whole("max_output_tokens").orElse(null),
        body.number("temperature").orElse(null),
        body.number("top_p").orElse(null),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        body.whole("top_logprobs").filter(count -> count > 0).orElse(null),
        reasoning.string("effort").orElse(null),
        null,
        format(),
        body.bool("parallel_tool_calls").orElse(null),
        // Whoever asks that it be kept asks Maru, which keeps it; the vendor need not.
        body.bool("store").filter(store -> !store).orElse(null),
        body.string("user").orElse(null),
        body.object("metadata").map(Fields::object).orElse(null));
  }

  private Settings.Format format() {
    Fields text = body.object("text").orElse(Fields.of(JsonObject.EMPTY));
    text.string("verbosity")
        .filter(level -> !level.equals("medium"))
        .ifPresent(level -> unknown.add("text.verbosity (" + level + ")"));
    Fields format = text.object("format").orElse(Fields.of(JsonObject.EMPTY));
    String type = format.string("type").orElse("text");
    return switch (type) {
      case "text" -> new Settings.Format.Words();
      case "json_object" -> new Settings.Format.AnyJson();
      case "json_schema" ->
          new Settings.Format.Schema(
              format.requireString("name"),
              format.string("description").orElse(null),
              format.requireObject("schema").object(),
              format.bool("strict").orElse(null));
      default -> throw format.wrong("type", type, "text, json_object or json_schema");
    };
  }
}
