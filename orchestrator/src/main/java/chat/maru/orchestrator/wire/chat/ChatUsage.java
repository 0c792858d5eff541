package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Tokens;

/// The `usage` object, in which the input includes cached tokens and the output reasoning. What was
/// written to a cache has no place in it.
final class ChatUsage {
  private ChatUsage() {}

  static Tokens read(JsonObject usage) {
    JsonObject input = usage.findObject("prompt_tokens_details").orElse(JsonObject.EMPTY);
    JsonObject output = usage.findObject("completion_tokens_details").orElse(JsonObject.EMPTY);
    return new Tokens(
        count(usage, "prompt_tokens"),
        // DeepSeek reports its cache hits beside the details.
        Math.max(count(input, "cached_tokens"), count(usage, "prompt_cache_hit_tokens")),
        count(input, "cache_write_tokens"),
        0,
        // xAI leaves reasoning out of the completion; only the total has it.
        Math.max(
            count(usage, "completion_tokens"),
            count(usage, "total_tokens") - count(usage, "prompt_tokens")),
        count(output, "reasoning_tokens"));
  }

  static JsonObject write(Tokens tokens) {
    return JsonObject.builder()
        .put("prompt_tokens", tokens.input())
        .put("completion_tokens", tokens.output())
        .put("total_tokens", tokens.input() + tokens.output())
        .put(
            "prompt_tokens_details",
            JsonObject.builder().put("cached_tokens", tokens.cacheRead()).build())
        .put(
            "completion_tokens_details",
            JsonObject.builder().put("reasoning_tokens", tokens.reasoning()).build())
        .build();
  }

  private static long count(JsonObject object, String name) {
    return Math.max(0, object.findLong(name).orElse(0));
  }
}
