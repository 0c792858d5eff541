package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.Settings.Format;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a request.
///
/// `max_tokens` is written by its old name, which every compatible server knows. OpenAI's own
/// reasoning models want the new one, but a translated request reaches OpenAI as a response.
final class ChatPromptWriter {
  private final Prompt prompt;
  private final JsonObject.Builder out = JsonObject.builder();

  ChatPromptWriter(Prompt prompt) {
    this.prompt = prompt;
  }

  JsonObject write() {
    if (!prompt.unknown().isEmpty()) {
      throw WireError.cannotSay(prompt.unknown().getFirst(), "chat completions do not know it");
    }
    out.put("model", prompt.model());
    out.put("messages", new JsonArray(new ChatEntryWriter().write(prompt.entries())));
    tools();
    settings(prompt.settings());
    if (prompt.stream()) {
      out.put("stream", true);
    }
    return out.build();
  }

  private void tools() {
    if (!prompt.tools().isEmpty()) {
      List<Json> tools = new ArrayList<>();
      prompt.tools().forEach(tool -> tools.add(tool(tool)));
      out.put("tools", new JsonArray(tools));
    }
    switch (prompt.toolChoice()) {
      case ToolChoice.Unsaid _ -> {
        // the vendor's own default
      }
      case ToolChoice.Auto _ -> out.put("tool_choice", "auto");
      case ToolChoice.None _ -> out.put("tool_choice", "none");
      case ToolChoice.Any _ -> out.put("tool_choice", "required");
      case ToolChoice.Named named ->
          out.put(
              "tool_choice",
              JsonObject.builder()
                  .put("type", "function")
                  .put("function", JsonObject.builder().put("name", named.name()).build())
                  .build());
    }
  }

  private static JsonObject tool(ToolSpec tool) {
    JsonObject.Builder function =
        JsonObject.builder()
            .put("name", tool.name())
            .put("description", tool.description())
            .put("parameters", tool.schema());
    Boolean strict = tool.strict();
    if (strict != null) {
      function.put("strict", strict);
    }
    return JsonObject.builder().put("type", "function").put("function", function.build()).build();
  }

  private void settings(Settings settings) {
    if (settings.topK() != null) {
      throw WireError.cannotSay("top_k", "chat completions do not know it");
    }
    if (settings.topLogprobs() != null) {
      throw WireError.cannotSay("top_logprobs", "probabilities do not go from wire to wire");
    }
    whole("max_tokens", settings.maxOutput());
    real("temperature", settings.temperature());
    real("top_p", settings.topP());
    if (!settings.stop().isEmpty()) {
      out.put("stop", JsonArray.ofStrings(settings.stop()));
    }
    whole("seed", settings.seed());
    whole("n", settings.choices());
    real("presence_penalty", settings.presencePenalty());
    real("frequency_penalty", settings.frequencyPenalty());
    out.put("reasoning_effort", settings.effortOrBudget());
    format(settings.format());
    flag("parallel_tool_calls", prompt.tools().isEmpty() ? null : settings.parallelTools());
    flag("store", settings.store());
    out.put("user", settings.user());
    out.put("metadata", settings.metadata());
  }

  private void format(Format format) {
    switch (format) {
      case Format.Words _ -> {
        // the default
      }
      case Format.AnyJson _ ->
          out.put("response_format", JsonObject.builder().put("type", "json_object").build());
      case Format.Schema schema -> {
        JsonObject.Builder inner =
            JsonObject.builder()
                .put("name", schema.name())
                .put("description", schema.description())
                .put("schema", schema.schema());
        Boolean strict = schema.strict();
        if (strict != null) {
          inner.put("strict", strict);
        }
        out.put(
            "response_format",
            JsonObject.builder()
                .put("type", "json_schema")
                .put("json_schema", inner.build())
                .build());
      }
    }
  }

  private void whole(String name, @Nullable Long value) {
    if (value != null) {
      out.put(name, value);
    }
  }

  private void real(String name, @Nullable Double value) {
    if (value != null) {
      out.put(name, value);
    }
  }

  private void flag(String name, @Nullable Boolean value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
