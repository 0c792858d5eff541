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
        0,
        count(usage, "completion_tokens"),
        count(output, "reasoning_tokens"),
        false);
  }

  private static long count(JsonObject object, String name) {
    return Math.max(0, object.findLong(name).orElse(0));
  }
}
