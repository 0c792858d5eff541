package chat.maru.orchestrator.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Answers exactly as Anthropic's messages write them, written by hand from its documentation
/// (docs.claude.com/en/docs/build-with-claude/streaming): named events, a `ping` after the first,
/// blocks one after another, totals in `message_delta`.
public final class AnthropicAnswers {
  /// Not in the cache, written to it, read from it; the input is their sum.
  static final String USAGE =
      "\"input_tokens\":25,\"cache_creation_input_tokens\":30,\"cache_read_input_tokens\":45,"
          + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,"
          + "\"ephemeral_1h_input_tokens\":20},\"output_tokens\":";

  private AnthropicAnswers() {}

  /// One block of an answer.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public sealed interface Block {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String... tokens) implements Block {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Thinking(String signature, String... tokens) implements Block {}

    record Redacted(String data) implements Block {}

    /// @param fragments of the arguments' JSON
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ToolUse(String id, String name, String... fragments) implements Block {}
  }

  /// Answers with blocks, streamed or whole as the request asks.
  public static Script says(String stopReason, Block... blocks) {
    return exchange -> {
      if (exchange.stream()) {
        exchange.startStream();
        start(exchange);
        for (int i = 0; i < blocks.length; i++) {
          block(exchange, i, blocks[i]);
        }
        end(exchange, stopReason, 12);
        exchange.endStream();
      } else {
        exchange.whole(200, "application/json", whole(exchange, stopReason, blocks).toText());
      }
    };
  }

  public static Script says(String... tokens) {
    return says("end_turn", new Block.Text(tokens));
  }

  /// An error in Anthropic's shape.
  public static Script error(int status, String type, String message) {
    return Script.raw(status, "application/json", errorBody(type, message));
  }

  public static String errorBody(String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\""
        + type
        + "\",\"message\":\""
        + message
        + "\"},\"request_id\":\"req_fake\"}";
  }

  public static void event(Exchange exchange, String name, String data) throws IOException {
    exchange.bytes(
        ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  public static void start(Exchange exchange) throws IOException {
    event(
        exchange,
        "message_start",
        "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_fake\",\"type\":\"message\","
            + "\"role\":\"assistant\",\"model\":"
            + Json.of(exchange.body().findString("model").orElse(""))
            + ",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{"
            + USAGE
            + "1,\"service_tier\":\"standard\"}}}");
    event(exchange, "ping", "{\"type\": \"ping\"}");
  }

  public static void end(Exchange exchange, String stopReason, int output) throws IOException {
    event(
        exchange,
        "message_delta",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
            + stopReason
            + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
            + output
            + "}}");
    event(exchange, "message_stop", "{\"type\":\"message_stop\"}");
  }

  public static void block(Exchange exchange, int index, Block block) throws IOException {
    switch (block) {
      case Block.Text text -> {
        begin(exchange, index, "{\"type\":\"text\",\"text\":\"\",\"citations\":null}");
        for (String token : text.tokens()) {
          delta(exchange, index, "{\"type\":\"text_delta\",\"text\":" + Json.of(token) + "}");
        }
      }
      case Block.Thinking thinking -> {
        begin(exchange, index, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}");
        for (String token : thinking.tokens()) {
          delta(
              exchange, index, "{\"type\":\"thinking_delta\",\"thinking\":" + Json.of(token) + "}");
        }
        delta(
            exchange,
            index,
            "{\"type\":\"signature_delta\",\"signature\":" + Json.of(thinking.signature()) + "}");
      }
      case Block.Redacted redacted ->
          begin(
              exchange,
              index,
              "{\"type\":\"redacted_thinking\",\"data\":" + Json.of(redacted.data()) + "}");
      case Block.ToolUse call -> {
        begin(
            exchange,
            index,
            "{\"type\":\"tool_use\",\"id\":"
                + Json.of(call.id())
                + ",\"name\":"
                + Json.of(call.name())
                + ",\"input\":{},\"caller\":{\"type\":\"direct\"}}");
        for (String fragment : call.fragments()) {
          delta(
              exchange,
              index,
              "{\"type\":\"input_json_delta\",\"partial_json\":" + Json.of(fragment) + "}");
        }
      }
    }
    event(
        exchange,
        "content_block_stop",
        "{\"type\":\"content_block_stop\",\"index\":" + index + "}");
  }

  private static void begin(Exchange exchange, int index, String block) throws IOException {
    event(
        exchange,
        "content_block_start",
        "{\"type\":\"content_block_start\",\"index\":"
            + index
            + ",\"content_block\":"
            + block
            + "}");
  }

  private static void delta(Exchange exchange, int index, String delta) throws IOException {
    event(
        exchange,
        "content_block_delta",
        "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}");
  }

  private static JsonObject whole(Exchange exchange, String stopReason, Block... blocks) {
    List<Json> content = new ArrayList<>();
    for (Block block : blocks) {
      content.add(
          switch (block) {
            case Block.Text text ->
                JsonObject.builder()
                    .put("type", "text")
                    .put("text", String.join("", text.tokens()))
                    .putNull("citations")
                    .build();
            case Block.Thinking thinking ->
                JsonObject.builder()
                    .put("type", "thinking")
                    .put("thinking", String.join("", thinking.tokens()))
                    .put("signature", thinking.signature())
                    .build();
            case Block.Redacted redacted ->
                JsonObject.builder()
                    .put("type", "redacted_thinking")
                    .put("data", redacted.data())
                    .build();
            case Block.ToolUse call ->
                JsonObject.builder()
                    .put("type", "tool_use")
                    .put("id", call.id())
                    .put("name", call.name())
                    .put("input", Json.parse(String.join("", call.fragments())))
                    .put("caller", JsonObject.builder().put("type", "direct").build())
                    .build();
          });
    }
    return JsonObject.builder()
        .put("id", "msg_fake")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", exchange.body().findString("model").orElse(""))
        .put("content", new JsonArray(content))
        .put("stop_reason", stopReason)
        .put("stop_sequence", JsonNull.NULL)
        .putNull("stop_details")
        .putNull("container")
        .put(
            "usage",
            Json.parse(
                "{"
                    + USAGE
                    + "12,\"output_tokens_details\":{\"thinking_tokens\":0},\"server_tool_use\":null,"
                    + "\"service_tier\":\"standard\",\"inference_geo\":null}"))
        .build();
  }
}
