package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a request for `generateContent`.
final class PromptWriter {
  private final Prompt prompt;
  private final Settings settings;
  private final JsonObject.Builder body = JsonObject.builder();
  private final JsonObject.Builder config = JsonObject.builder();

  private PromptWriter(Prompt prompt) {
    this.prompt = prompt;
    this.settings = prompt.settings();
  }

  static JsonObject write(Prompt prompt) {
    return new PromptWriter(prompt).write();
  }

  private JsonObject write() {
    if (!prompt.unknown().isEmpty()) {
      throw WireError.cannotSay(String.join(", ", prompt.unknown()), "Gemini has no words for it");
    }
    refuse(
        "top_logprobs",
        settings.topLogprobs() != null,
        "probabilities do not go from wire to wire");
    refuse("store", Boolean.TRUE.equals(settings.store()), "Gemini keeps no answers");
    body.put("model", prompt.model());
    ContentWriter.Written written = ContentWriter.write(prompt.entries());
    if (!written.system().isEmpty()) {
      body.put(
          "systemInstruction",
          JsonObject.builder().put("parts", new JsonArray(written.system())).build());
    }
    body.put("contents", new JsonArray(written.contents()));
    tools();
    config();
    if (!config.build().names().isEmpty()) {
      body.put("generationConfig", config.build());
    }
    if (prompt.stream()) {
      body.put("stream", true);
    }
    return body.build();
  }

  private static void refuse(String field, boolean said, String why) {
    if (said) {
      throw WireError.cannotSay(field, why);
    }
  }

  private void tools() {
    if (prompt.tools().isEmpty()) {
      return;
    }
    if (Boolean.FALSE.equals(settings.parallelTools())) {
      throw WireError.cannotSay("parallel_tool_calls", "Gemini cannot be kept from several calls");
    }
    List<Json> functions = new ArrayList<>();
    prompt.tools().forEach(tool -> functions.add(function(tool)));
    body.put(
        "tools",
        JsonArray.of(
            JsonObject.builder().put("functionDeclarations", new JsonArray(functions)).build()));
    JsonObject calling = calling();
    if (calling != null) {
      body.put("toolConfig", JsonObject.builder().put("functionCallingConfig", calling).build());
    }
  }

  private static JsonObject function(ToolSpec tool) {
    JsonObject schema =
        Boolean.TRUE.equals(tool.strict())
            ? Schemas.exact("tools (" + tool.name() + ")", tool.schema())
            : tool.schema();
    return JsonObject.builder()
        .put("name", tool.name())
        .put("description", tool.description())
        .put("parametersJsonSchema", schema.names().isEmpty() ? null : schema)
        .build();
  }

  /// `VALIDATED` is `AUTO` whose calls match their schema.
  private @Nullable JsonObject calling() {
    boolean strict = prompt.tools().stream().anyMatch(tool -> Boolean.TRUE.equals(tool.strict()));
    return switch (prompt.toolChoice()) {
      case ToolChoice.Unsaid _ -> strict ? mode("VALIDATED").build() : null;
      case ToolChoice.Auto _ -> mode(strict ? "VALIDATED" : "AUTO").build();
      case ToolChoice.None _ -> mode("NONE").build();
      case ToolChoice.Any _ -> mode("ANY").build();
      case ToolChoice.Named named ->
          mode("ANY")
              .put("allowedFunctionNames", JsonArray.ofStrings(List.of(named.name())))
              .build();
    };
  }

  private static JsonObject.Builder mode(String mode) {
    return JsonObject.builder().put("mode", mode);
  }

  private void config() {
    whole("maxOutputTokens", settings.maxOutput());
    number("temperature", settings.temperature());
    number("topP", settings.topP());
    whole("topK", settings.topK());
    if (!settings.stop().isEmpty()) {
      config.put("stopSequences", JsonArray.ofStrings(settings.stop()));
    }
    whole("seed", settings.seed());
    whole("candidateCount", settings.choices());
    number("presencePenalty", settings.presencePenalty());
    number("frequencyPenalty", settings.frequencyPenalty());
    switch (settings.format()) {
      case Settings.Format.Words _ -> {
        // what it does by itself
      }
      case Settings.Format.AnyJson _ -> config.put("responseMimeType", "application/json");
      case Settings.Format.Schema schema ->
          config
              .put("responseMimeType", "application/json")
              .put("responseJsonSchema", Schemas.exact("response schema", schema.schema()));
    }
    thinking();
  }

  /// How much to think, as a level or a budget; thoughts are shown where the client asked for
  /// thinking. The provider turns a level into a budget for models that know none.
  private void thinking() {
    if (settings.effort() == null && settings.thinkingBudget() == null) {
      return;
    }
    JsonObject.Builder thinking = JsonObject.builder();
    if (settings.thinkingBudget() != null) {
      thinking.put("thinkingBudget", settings.thinkingBudget());
    } else if (settings.effort() != null) {
      thinking.put("thinkingLevel", settings.effort().toUpperCase(Locale.ROOT));
    }
    boolean none = "none".equals(settings.effort());
    config.put("thinkingConfig", thinking.put("includeThoughts", !none).build());
  }

  private void whole(String name, @Nullable Long value) {
    if (value != null) {
      config.put(name, value);
    }
  }

  private void number(String name, @Nullable Double value) {
    if (value != null) {
      config.put(name, value);
    }
  }
}
