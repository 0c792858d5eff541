package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Tokens;

/// The `usage` object, whose `input_tokens` are only those that were neither read from nor written
/// to a cache (docs.claude.com/en/docs/build-with-claude/prompt-caching).
final class MessagesUsage {
  private MessagesUsage() {}

  static Tokens read(JsonObject usage) {
    long read = count(usage, "cache_read_input_tokens");
    long written = count(usage, "cache_creation_input_tokens");
    JsonObject creation = usage.findObject("cache_creation").orElse(JsonObject.EMPTY);
    long hour = Math.min(written, count(creation, "ephemeral_1h_input_tokens"));
    return new Tokens(
        count(usage, "input_tokens") + read + written,
        read,
        written - hour,
        hour,
        count(usage, "output_tokens"),
        count(
            usage.findObject("output_tokens_details").orElse(JsonObject.EMPTY), "thinking_tokens"));
  }

  static JsonObject write(Tokens tokens) {
    long written = tokens.cacheWrite5m() + tokens.cacheWrite1h();
    return JsonObject.builder()
        .put("input_tokens", tokens.input() - tokens.cacheRead() - written)
        .put("cache_creation_input_tokens", written)
        .put("cache_read_input_tokens", tokens.cacheRead())
        .put(
            "cache_creation",
            JsonObject.builder()
                .put("ephemeral_5m_input_tokens", tokens.cacheWrite5m())
                .put("ephemeral_1h_input_tokens", tokens.cacheWrite1h())
                .build())
        .put("output_tokens", tokens.output())
        .put(
            "output_tokens_details",
            JsonObject.builder().put("thinking_tokens", tokens.reasoning()).build())
        .putNull("server_tool_use")
        .put("service_tier", "standard")
        .putNull("inference_geo")
        .build();
  }

  private static long count(JsonObject object, String name) {
    return Math.max(0, object.findLong(name).orElse(0));
  }
}
