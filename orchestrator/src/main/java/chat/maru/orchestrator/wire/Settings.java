package chat.maru.orchestrator.wire;

import chat.maru.base.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the answer shall be made. `null` where the client did not say.
///
/// @param maxOutput the most tokens of the answer, reasoning included
/// @param temperature 0 to 2
/// @param topP 0 to 1
/// @param stop words that end the answer
/// @param choices how many answers
/// @param effort `none`, `minimal`, `low`, `medium`, `high`, `xhigh`: how much to think
/// @param thinkingBudget the most tokens of thinking
/// @param parallelTools whether several tools may be asked for at once
/// @param store whether the vendor may keep the answer
/// @param metadata what the client attached for itself
public record Settings(
    @Nullable Long maxOutput,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Long topK,
    List<String> stop,
    @Nullable Long seed,
    @Nullable Long choices,
    @Nullable Double presencePenalty,
    @Nullable Double frequencyPenalty,
    @Nullable Long topLogprobs,
    @Nullable String effort,
    @Nullable Long thinkingBudget,
    Format format,
    @Nullable Boolean parallelTools,
    @Nullable Boolean store,
    @Nullable String user,
    @Nullable JsonObject metadata) {
  public Settings {
    stop = List.copyOf(stop);
  }

  /// The effort; without one, that which is likely to keep to the budget of thinking.
  public @Nullable String effortOrBudget() {
    if (effort != null || thinkingBudget == null) {
      return effort;
    }
    if (thinkingBudget <= 0) {
      return "none";
    }
    return thinkingBudget < 4096 ? "low" : thinkingBudget < 16_384 ? "medium" : "high";
  }

  /// The shape of the answer's text.
  public sealed interface Format {
    record Words() implements Format {}

    /// Some JSON object.
    record AnyJson() implements Format {}

    /// JSON that matches a schema.
    record Schema(
        String name, @Nullable String description, JsonObject schema, @Nullable Boolean strict)
        implements Format {}
  }
}
