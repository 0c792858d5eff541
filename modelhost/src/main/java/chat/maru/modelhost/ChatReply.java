package chat.maru.modelhost;

import chat.maru.base.Ids;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Clock;

/// An answer on its way back, as one object or as a stream of chunks. An answer in a given format
/// is held back until it is known to fit.
final class ChatReply {
  private final Exchange exchange;
  private final ChatRequest request;
  private final String model;
  private final String id;
  private final long created;

  ChatReply(Exchange exchange, ChatRequest request, String model, Clock clock) {
    this.exchange = exchange;
    this.request = request;
    this.model = model;
    this.id = "chatcmpl-" + Ids.next(clock);
    this.created = clock.instant().getEpochSecond();
  }

  void begin() {
    if (request.stream()) {
      exchange.stream();
    }
  }

  /// Says that the work goes on; stops it if nobody listens.
  void alive(String what) {
    exchange.check();
    if (request.stream()) {
      exchange.comment(what);
    }
  }

  void check() {
    exchange.check();
  }

  void piece(String text) {
    if (request.stream() && request.format().isEmpty()) {
      delta(text);
    }
  }

  /// @param cut whether the answer ended because it was long enough
  void end(String text, boolean cut, int promptTokens, int writtenTokens) {
    String reason = cut ? "length" : "stop";
    JsonObject usage =
        JsonObject.builder()
            .put("prompt_tokens", promptTokens)
            .put("completion_tokens", writtenTokens)
            .put("total_tokens", promptTokens + writtenTokens)
            .build();
    if (!request.stream()) {
      JsonObject choice =
          choice("message", message(text)).toBuilder().put("finish_reason", reason).build();
      exchange.json(200, body("chat.completion", JsonArray.of(choice), usage));
      return;
    }
    if (request.format().isPresent()) {
      delta(text);
    }
    JsonObject last =
        choice("delta", JsonObject.EMPTY).toBuilder().put("finish_reason", reason).build();
    exchange.event(chunk(JsonArray.of(last)).toText());
    if (request.usage()) {
      exchange.event(body("chat.completion.chunk", JsonArray.EMPTY, usage).toText());
    }
    exchange.event("[DONE]");
  }

  private void delta(String text) {
    exchange.event(
        chunk(
                JsonArray.of(
                    choice("delta", message(text)).toBuilder().putNull("finish_reason").build()))
            .toText());
  }

  private static JsonObject message(String text) {
    return JsonObject.builder().put("role", "assistant").put("content", text).build();
  }

  private static JsonObject choice(String name, JsonObject content) {
    return JsonObject.builder().put("index", 0).put(name, content).build();
  }

  private JsonObject chunk(JsonArray choices) {
    return head("chat.completion.chunk").put("choices", choices).build();
  }

  private Json body(String object, JsonArray choices, JsonObject usage) {
    return head(object).put("choices", choices).put("usage", usage).build();
  }

  private JsonObject.Builder head(String object) {
    return JsonObject.builder()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", model);
  }
}
