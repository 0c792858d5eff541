package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
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
import org.jspecify.annotations.Nullable;

/// Writes a request.
///
/// Anthropic wants a limit on every answer; who sets none gets [#USUAL_OUTPUT] and what was allowed
/// for thinking.
final class MessagesPromptWriter {
  private static final long USUAL_OUTPUT = 8192;

  private final Prompt prompt;
  private final JsonObject.Builder out = JsonObject.builder();

  MessagesPromptWriter(Prompt prompt) {
    this.prompt = prompt;
  }

  JsonObject write() {
    if (!prompt.unknown().isEmpty()) {
      throw WireError.cannotSay(prompt.unknown().getFirst(), "Anthropic does not know it");
    }
    Settings settings = prompt.settings();
    out.put("model", prompt.model());
    out.put("max_tokens", maxTokens(settings));
    system();
    out.put("messages", new JsonArray(new MessagesEntryWriter().write(prompt.entries())));
    tools();
    refuse(settings);
    sampling(settings);
    thinking(settings);
    out.put("metadata", user(settings));
    if (prompt.stream()) {
      out.put("stream", true);
    }
    return out.build();
  }

  private static long maxTokens(Settings settings) {
    Long most = settings.maxOutput();
    if (most != null) {
      return most;
    }
    Long budget = settings.thinkingBudget();
    return budget == null ? USUAL_OUTPUT : budget + USUAL_OUTPUT;
  }

  /// All system entries, wherever they stood, in order.
  private void system() {
    List<Json> blocks = new ArrayList<>();
    for (int i = 0; i < prompt.entries().size(); i++) {
      Entry entry = prompt.entries().get(i);
      if (entry.speaker() == Speaker.SYSTEM || entry.speaker() == Speaker.DEVELOPER) {
        for (Part part : entry.parts()) {
          if (!(part instanceof Part.Text text)) {
            throw WireError.cannotSay(
                "messages[" + i + "].content", "instructions with something that is no text");
          }
          if (!text.text().isEmpty()) {
            blocks.add(MessagesEntryWriter.text(text));
          }
        }
      }
    }
    if (blocks.size() == 1 && ((JsonObject) blocks.getFirst()).names().size() == 2) {
      out.put("system", ((JsonObject) blocks.getFirst()).requireString("text"));
    } else if (!blocks.isEmpty()) {
      out.put("system", new JsonArray(blocks));
    }
  }

  private void tools() {
    if (prompt.tools().isEmpty()) {
      return;
    }
    List<Json> tools = new ArrayList<>();
    prompt.tools().forEach(tool -> tools.add(tool(tool)));
    out.put("tools", new JsonArray(tools));
    Boolean parallel = prompt.settings().parallelTools();
    JsonObject.Builder choice = JsonObject.builder();
    switch (prompt.toolChoice()) {
      case ToolChoice.Unsaid _ -> {
        if (parallel == null || parallel) {
          return;
        }
        choice.put("type", "auto");
      }
      case ToolChoice.Auto _ -> choice.put("type", "auto");
      case ToolChoice.None _ -> choice.put("type", "none");
      case ToolChoice.Any _ -> choice.put("type", "any");
      case ToolChoice.Named named -> choice.put("type", "tool").put("name", named.name());
    }
    if (parallel != null && !(prompt.toolChoice() instanceof ToolChoice.None)) {
      choice.put("disable_parallel_tool_use", !parallel);
    }
    out.put("tool_choice", choice.build());
  }

  private static JsonObject tool(ToolSpec tool) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("name", tool.name())
            .put("description", tool.description())
            .put("input_schema", tool.schema());
    Boolean strict = tool.strict();
    if (strict != null) {
      out.put("strict", strict);
    }
    return out.build();
  }

  /// What Anthropic has no words for.
  private static void refuse(Settings settings) {
    refuse("seed", settings.seed());
    refuse("presence_penalty", settings.presencePenalty());
    refuse("frequency_penalty", settings.frequencyPenalty());
    refuse("top_logprobs", settings.topLogprobs());
    Long choices = settings.choices();
    if (choices != null && choices != 1) {
      throw WireError.cannotSay("n", choices + "; Anthropic gives one answer");
    }
    if (settings.store() != null && settings.store()) {
      throw WireError.cannotSay("store", "Anthropic keeps no answers");
    }
  }

  private static void refuse(String field, @Nullable Object value) {
    boolean nothing =
        value == null || (value instanceof Double number && number == 0); // a penalty of none
    if (!nothing) {
      throw WireError.cannotSay(field, "Anthropic does not know it");
    }
  }

  private void sampling(Settings settings) {
    Double temperature = settings.temperature();
    if (temperature != null) {
      if (temperature > 1) {
        throw WireError.cannotSay("temperature", temperature + "; Anthropic takes 0 to 1");
      }
      out.put("temperature", temperature);
    }
    Double topP = settings.topP();
    if (topP != null) {
      out.put("top_p", topP);
    }
    Long topK = settings.topK();
    if (topK != null) {
      out.put("top_k", topK);
    }
    if (!settings.stop().isEmpty()) {
      out.put("stop_sequences", JsonArray.ofStrings(settings.stop()));
    }
  }

  /// A budget as it is; an effort as thinking whose length the model judges itself.
  private void thinking(Settings settings) {
    JsonObject.Builder config = JsonObject.builder();
    Long budget = settings.thinkingBudget();
    String effort = settings.effort();
    if (budget != null) {
      out.put(
          "thinking",
          JsonObject.builder().put("type", "enabled").put("budget_tokens", budget).build());
    } else if (effort != null && !effort.equals("none")) {
      out.put("thinking", JsonObject.builder().put("type", "adaptive").build());
    }
    if (effort != null && !effort.equals("none")) {
      config.put("effort", effort.equals("minimal") ? "low" : effort);
    }
    switch (settings.format()) {
      case Format.Words _ -> {
        // the default
      }
      case Format.AnyJson _ ->
          throw WireError.cannotSay(
              "response_format.type", "json_object; Anthropic wants a schema");
      case Format.Schema schema -> {
        MessagesSchemas.check(schema.schema(), "response_format.json_schema.schema");
        config.put(
            "format",
            JsonObject.builder().put("type", "json_schema").put("schema", schema.schema()).build());
      }
    }
    JsonObject all = config.build();
    out.put("output_config", all.names().isEmpty() ? null : all);
  }

  private static @Nullable JsonObject user(Settings settings) {
    return settings.user() == null
        ? null
        : JsonObject.builder().put("user_id", settings.user()).build();
  }
}
