package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The `response` object: the answer, and around it what was asked for.
final class Envelope {
  private final @Nullable Prompt prompt;
  private final LongSupplier clock;
  private final long createdAt;
  private String id = NewId.of("resp");
  private String model = "";

  /// @param prompt what is answered; `null` if nobody knows any more
  /// @param clock seconds since 1970
  Envelope(@Nullable Prompt prompt, LongSupplier clock) {
    this.prompt = prompt;
    this.clock = clock;
    this.createdAt = clock.getAsLong();
  }

  /// Takes over the answer's id where it is one of a response.
  void begin(String answerId, String answerModel) {
    if (answerId.startsWith("resp_")) {
      id = answerId;
    }
    model = answerModel;
  }

  JsonObject response(
      String status, JsonArray output, @Nullable Tokens tokens, @Nullable JsonObject error) {
    return response(status, output, tokens, error, JsonNull.NULL);
  }

  JsonObject response(
      String status,
      JsonArray output,
      @Nullable Tokens tokens,
      @Nullable JsonObject error,
      Json incomplete) {
    JsonObject.Builder response =
        JsonObject.builder()
            .put("id", id)
            .put("object", "response")
            .put("created_at", createdAt)
            .put(
                "completed_at",
                status.equals("completed") ? Json.of(clock.getAsLong()) : JsonNull.NULL)
            .put("status", status)
            .put("background", false)
            .put("error", error == null ? JsonNull.NULL : error)
            .put("incomplete_details", incomplete)
            .put("model", model)
            .put("output", output);
    echo(response);
    return response.put("usage", tokens == null ? JsonNull.NULL : usage(tokens)).build();
  }

  private void echo(JsonObject.Builder response) {
    Settings settings = prompt == null ? null : prompt.settings();
    response
        .put("instructions", instructions())
        .put("max_output_tokens", number(settings == null ? null : settings.maxOutput()))
        .put("metadata", metadata(settings))
        .put(
            "parallel_tool_calls",
            settings == null || !Boolean.FALSE.equals(settings.parallelTools()))
        .put("previous_response_id", JsonNull.NULL)
        .put("reasoning", reasoning(settings))
        .put("store", settings == null || !Boolean.FALSE.equals(settings.store()))
        .put("temperature", orOne(settings == null ? null : settings.temperature()))
        .put("text", text(settings))
        .put("tool_choice", toolChoice())
        .put("tools", tools())
        .put("top_p", orOne(settings == null ? null : settings.topP()))
        .put("top_logprobs", settings == null ? Json.of(0) : logprobs(settings))
        .put("presence_penalty", 0)
        .put("frequency_penalty", 0)
        .putNull("max_tool_calls")
        .putNull("prompt_cache_key")
        .putNull("safety_identifier")
        .put("service_tier", "default")
        .put("truncation", "disabled");
  }

  private Json instructions() {
    return prompt != null
            && !prompt.entries().isEmpty()
            && prompt.entries().getFirst().speaker() == Speaker.SYSTEM
            && prompt.entries().getFirst().parts().size() == 1
            && prompt.entries().getFirst().parts().getFirst() instanceof Part.Text text
        ? Json.of(text.text())
        : JsonNull.NULL;
  }

  private Json toolChoice() {
    Json choice = prompt == null ? null : PromptWriter.choice(prompt.toolChoice());
    return choice == null ? Json.of("auto") : choice;
  }

  private JsonArray tools() {
    List<Json> tools = new ArrayList<>();
    if (prompt != null) {
      prompt.tools().forEach(tool -> tools.add(PromptWriter.tool(tool)));
    }
    return new JsonArray(tools);
  }

  private static JsonObject text(@Nullable Settings settings) {
    JsonObject format = settings == null ? null : PromptWriter.format(settings.format());
    return JsonObject.builder()
        .put("format", format == null ? JsonObject.builder().put("type", "text").build() : format)
        .build();
  }

  private static JsonObject reasoning(@Nullable Settings settings) {
    String effort = settings == null ? null : settings.effort();
    return JsonObject.builder()
        .put("effort", effort == null ? JsonNull.NULL : Json.of(effort))
        .putNull("summary")
        .build();
  }

  private static JsonObject metadata(@Nullable Settings settings) {
    return settings == null || settings.metadata() == null ? JsonObject.EMPTY : settings.metadata();
  }

  /// OpenAI tells 1 where nobody said a temperature or a nucleus.
  private static Json orOne(@Nullable Double value) {
    return Json.of(value == null ? 1.0 : value);
  }

  private static Json logprobs(Settings settings) {
    return settings.topLogprobs() == null ? Json.of(0) : Json.of(settings.topLogprobs());
  }

  private static Json number(@Nullable Number value) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case Long whole -> Json.of(whole);
      default -> Json.of(value.doubleValue());
    };
  }

  private static JsonObject usage(Tokens tokens) {
    return JsonObject.builder()
        .put("input_tokens", tokens.input())
        .put(
            "input_tokens_details",
            JsonObject.builder()
                .put("cached_tokens", tokens.cacheRead())
                .put("cache_write_tokens", tokens.cacheWrite5m() + tokens.cacheWrite1h())
                .build())
        .put("output_tokens", tokens.output())
        .put(
            "output_tokens_details",
            JsonObject.builder().put("reasoning_tokens", tokens.reasoning()).build())
        .put("total_tokens", tokens.input() + tokens.output())
        .build();
  }
}
