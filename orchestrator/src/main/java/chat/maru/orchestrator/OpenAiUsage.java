package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;

/// Reads the `usage` object of OpenAI's wire, in which the input includes cached tokens and the
/// output includes reasoning (platform.openai.com/docs/api-reference/chat/object).
final class OpenAiUsage {
  private OpenAiUsage() {}

  static Usage read(JsonObject usage) {
    JsonObject input = usage.findObject("prompt_tokens_details").orElse(JsonObject.EMPTY);
    JsonObject output = usage.findObject("completion_tokens_details").orElse(JsonObject.EMPTY);
    return new Usage(
        count(usage, "prompt_tokens"),
        // DeepSeek reports its cache hits beside the details.
        Math.max(count(input, "cached_tokens"), count(usage, "prompt_cache_hit_tokens")),
        // Routers such as OpenRouter name it so; vendors that write their caches for nothing do
        // not.
        count(input, "cache_write_tokens"),
        0,
        count(input, "audio_tokens"),
        output(usage),
        count(output, "reasoning_tokens"),
        false);
  }

  /// xAI and Gemini's compatible address leave reasoning out of the completion; only the total has
  /// it.
  private static long output(JsonObject usage) {
    return Math.max(
        count(usage, "completion_tokens"),
        count(usage, "total_tokens") - count(usage, "prompt_tokens"));
  }

  private static long count(JsonObject object, String name) {
    return Math.max(0, object.findLong(name).orElse(0));
  }
}
