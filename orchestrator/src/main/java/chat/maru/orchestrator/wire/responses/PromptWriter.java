package chat.maru.orchestrator.wire.responses;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a request for a response.
///
/// Nothing is left with the vendor: it stores no answer unless the client wants that, so its
/// reasoning is asked for in the encrypted form that can be sent back. The provider takes that wish
/// out for models that do not reason.
final class PromptWriter {
  private final Prompt prompt;
  private final Settings settings;
  private final JsonObject.Builder body = JsonObject.builder();

  private PromptWriter(Prompt prompt) {
    this.prompt = prompt;
    this.settings = prompt.settings();
  }

  static JsonObject write(Prompt prompt) {
    return new PromptWriter(prompt).write();
  }

  private JsonObject write() {
    refuseWhatHasNoWords();
    body.put("model", prompt.model());
    List<Entry> entries = prompt.entries();
    String instructions = instructions();
    body.put("instructions", instructions);
    body.put(
        "input",
        ItemWriter.write(instructions == null ? entries : entries.subList(1, entries.size())));
    tools();
    settings();
    return body.build();
  }

  private void refuseWhatHasNoWords() {
    if (!prompt.unknown().isEmpty()) {
      throw cannotSay(String.join(", ", prompt.unknown()));
    }
    refuse("stop", !settings.stop().isEmpty());
    refuse("seed", settings.seed() != null);
    refuse("n", settings.choices() != null && settings.choices() != 1);
    refuse("presence_penalty", isSet(settings.presencePenalty()));
    refuse("frequency_penalty", isSet(settings.frequencyPenalty()));
    refuse("top_k", settings.topK() != null);
    refuse("top_logprobs", settings.topLogprobs() != null);
  }

  private static boolean isSet(@Nullable Double penalty) {
    return penalty != null && penalty != 0;
  }

  private static void refuse(String field, boolean said) {
    if (said) {
      throw cannotSay(field);
    }
  }

  static MaruException cannotSay(String field) {
    return WireError.cannotSay(field, "OpenAI's responses have no words for it");
  }

  /// The first entry if it is one text of the system's.
  private @Nullable String instructions() {
    return !prompt.entries().isEmpty()
            && prompt.entries().getFirst().speaker() == Speaker.SYSTEM
            && prompt.entries().getFirst().parts().size() == 1
            && prompt.entries().getFirst().parts().getFirst() instanceof Part.Text text
        ? text.text()
        : null;
  }

  private void tools() {
    if (!prompt.tools().isEmpty()) {
      List<Json> tools = new ArrayList<>();
      prompt.tools().forEach(tool -> tools.add(tool(tool)));
      body.put("tools", new JsonArray(tools));
    }
    body.put("tool_choice", choice(prompt.toolChoice()));
    put("parallel_tool_calls", settings.parallelTools());
  }

  /// `strict` is what the vendor makes of a tool that does not say, so it is said.
  static JsonObject tool(ToolSpec tool) {
    return JsonObject.builder()
        .put("type", "function")
        .put("name", tool.name())
        .put("description", tool.description())
        .put("parameters", tool.schema())
        .put("strict", Boolean.TRUE.equals(tool.strict()))
        .build();
  }

  static @Nullable Json choice(ToolChoice choice) {
    return switch (choice) {
      case ToolChoice.Unsaid _ -> null;
      case ToolChoice.Auto _ -> Json.of("auto");
      case ToolChoice.None _ -> Json.of("none");
      case ToolChoice.Any _ -> Json.of("required");
      case ToolChoice.Named named ->
          JsonObject.builder().put("type", "function").put("name", named.name()).build();
    };
  }

  private void settings() {
    if (settings.maxOutput() != null) {
      body.put("max_output_tokens", settings.maxOutput());
    }
    if (settings.temperature() != null) {
      body.put("temperature", settings.temperature());
    }
    if (settings.topP() != null) {
      body.put("top_p", settings.topP());
    }
    reasoning();
    format();
    body.put("store", Boolean.TRUE.equals(settings.store()));
    body.put("metadata", settings.metadata());
    body.put("user", settings.user());
    if (prompt.stream()) {
      body.put("stream", true);
    }
  }

  private void reasoning() {
    String effort = settings.effortOrBudget();
    if (effort != null) {
      body.put("reasoning", JsonObject.builder().put("effort", effort).build());
    }
    if (!Boolean.TRUE.equals(settings.store())) {
      body.put("include", JsonArray.ofStrings(List.of("reasoning.encrypted_content")));
    }
  }

  private void format() {
    JsonObject format = format(settings.format());
    if (format != null) {
      body.put("text", JsonObject.builder().put("format", format).build());
    }
  }

  /// The format in the vendor's words; `null` for plain text.
  static @Nullable JsonObject format(Settings.Format format) {
    return switch (format) {
      case Settings.Format.Words _ -> null;
      case Settings.Format.AnyJson _ -> JsonObject.builder().put("type", "json_object").build();
      case Settings.Format.Schema schema -> {
        JsonObject.Builder out =
            JsonObject.builder()
                .put("type", "json_schema")
                .put("name", schema.name())
                .put("description", schema.description())
                .put("schema", schema.schema());
        if (schema.strict() != null) {
          out.put("strict", schema.strict());
        }
        yield out.build();
      }
    };
  }

  private void put(String name, @Nullable Boolean value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
