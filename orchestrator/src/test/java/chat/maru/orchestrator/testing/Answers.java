package chat.maru.orchestrator.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whole and streamed answers exactly as OpenAI's chat completions write them
/// (platform.openai.com/docs/api-reference/chat).
final class Answers {
  private static final long CREATED = 1_764_000_000L;

  private Answers() {}

  static void says(Exchange exchange, List<String> tokens) throws IOException {
    if (!exchange.stream()) {
      JsonObject message =
          JsonObject.builder()
              .put("role", "assistant")
              .put("content", String.join("", tokens))
              .putNull("refusal")
              .put("annotations", JsonArray.EMPTY)
              .build();
      exchange.whole(
          200, "application/json", whole(exchange, message, "stop", tokens.size()).toText());
      return;
    }
    exchange.startStream();
    start(exchange);
    for (String token : tokens) {
      exchange.event(chunk(exchange, delta("content", token), null).toText());
    }
    finish(exchange, "stop", tokens.size());
  }

  static void callsTools(Exchange exchange, List<Script.ToolCall> calls) throws IOException {
    if (!exchange.stream()) {
      List<Json> list = new ArrayList<>();
      calls.forEach(call -> list.add(call(call.id(), call.name(), call.arguments()).build()));
      JsonObject message =
          JsonObject.builder()
              .put("role", "assistant")
              .putNull("content")
              .put("tool_calls", new JsonArray(list))
              .putNull("refusal")
              .put("annotations", JsonArray.EMPTY)
              .build();
      exchange.whole(
          200, "application/json", whole(exchange, message, "tool_calls", calls.size()).toText());
      return;
    }
    exchange.startStream();
    start(exchange);
    for (int i = 0; i < calls.size(); i++) {
      Script.ToolCall call = calls.get(i);
      toolDelta(exchange, i, call(call.id(), call.name(), ""));
      for (int at = 0; at < call.arguments().length(); at += 5) {
        String part = call.arguments().substring(at, Math.min(at + 5, call.arguments().length()));
        toolDelta(
            exchange,
            i,
            JsonObject.builder()
                .put("function", JsonObject.builder().put("arguments", part).build()));
      }
    }
    finish(exchange, "tool_calls", calls.size());
  }

  /// One small vector for each text, whose first number is the text's length.
  static void embeds(Exchange exchange) throws IOException {
    Json input = exchange.body().find("input").orElse(JsonNull.NULL);
    List<Json> data = new ArrayList<>();
    for (Json text : input instanceof JsonArray array ? array : JsonArray.of(input)) {
      data.add(
          JsonObject.builder()
              .put("object", "embedding")
              .put("index", data.size())
              .put("embedding", JsonArray.of(Json.of(text.toText().length()), Json.of(0.5)))
              .build());
    }
    exchange.whole(
        200,
        "application/json",
        JsonObject.builder()
            .put("object", "list")
            .put("data", new JsonArray(data))
            .put("model", exchange.body().findString("model").orElse(""))
            .put(
                "usage",
                JsonObject.builder().put("prompt_tokens", 8).put("total_tokens", 8).build())
            .build()
            .toText());
  }

  /// An answer with what the model thought, as compatible servers write it.
  private static void thinks(Exchange exchange, String text) throws IOException {
    JsonObject message =
        JsonObject.builder()
            .put("role", "assistant")
            .put("content", text)
            .putNull("refusal")
            .put("annotations", JsonArray.EMPTY)
            .put("reasoning_content", "Hm, " + text)
            .put("reasoning", JsonObject.builder().put("summary", "Hm").build())
            .build();
    exchange.whole(200, "application/json", whole(exchange, message, "stop", 2).toText());
  }

  static void natural(Exchange exchange) throws IOException {
    JsonObject body = exchange.body();
    List<JsonObject> tools = body.findArray("tools").stream().flatMap(JsonArray::objects).toList();
    boolean used =
        messages(body).stream().anyMatch(m -> m.findString("role").orElse("").equals("tool"));
    String text = lastUserText(body);
    if (tools.isEmpty() || used) {
      if (body.has("reasoning_effort") && !exchange.stream()) {
        thinks(exchange, text);
      } else {
        says(exchange, words(text));
      }
      return;
    }
    JsonObject function = tools.getFirst().findObject("function").orElse(JsonObject.EMPTY);
    JsonObject.Builder arguments = JsonObject.builder();
    function
        .findObject("parameters")
        .flatMap(parameters -> parameters.findArray("required"))
        .ifPresent(names -> names.strings().forEach(name -> arguments.put(name, text)));
    callsTools(
        exchange,
        List.of(
            new Script.ToolCall(
                "call_1", function.findString("name").orElse("tool"), arguments.build().toText())));
  }

  static void start(Exchange exchange) throws IOException {
    JsonObject delta =
        JsonObject.builder().put("role", "assistant").put("content", "").putNull("refusal").build();
    exchange.event(chunk(exchange, delta, null).toText());
  }

  static void finish(Exchange exchange, String reason, int tokens) throws IOException {
    exchange.event(chunk(exchange, JsonObject.EMPTY, reason).toText());
    if (exchange
        .body()
        .findObject("stream_options")
        .flatMap(o -> o.findBool("include_usage"))
        .orElse(false)) {
      exchange.event(
          base(exchange, "chat.completion.chunk")
              .put("choices", JsonArray.EMPTY)
              .put("usage", usage(exchange, tokens))
              .build()
              .toText());
    }
    exchange.event("[DONE]");
    exchange.endStream();
  }

  static JsonObject delta(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }

  static JsonObject chunk(
      Exchange exchange, JsonObject delta, @org.jspecify.annotations.Nullable String finish) {
    JsonObject choice =
        JsonObject.builder()
            .put("index", 0)
            .put("delta", delta)
            .putNull("logprobs")
            .put("finish_reason", finish == null ? JsonNull.NULL : Json.of(finish))
            .build();
    return base(exchange, "chat.completion.chunk").put("choices", JsonArray.of(choice)).build();
  }

  static JsonObject whole(Exchange exchange, JsonObject message, String finish, int tokens) {
    JsonObject choice =
        JsonObject.builder()
            .put("index", 0)
            .put("message", message)
            .putNull("logprobs")
            .put("finish_reason", finish)
            .build();
    return base(exchange, "chat.completion")
        .put("choices", JsonArray.of(choice))
        .put("usage", usage(exchange, tokens))
        .build();
  }

  static String lastUserText(JsonObject body) {
    return messages(body).reversed().stream()
        .filter(m -> m.findString("role").orElse("").equals("user"))
        .findFirst()
        .map(Answers::text)
        .orElse("");
  }

  /// Words with the blanks that follow them, as tokens come.
  static List<String> words(String text) {
    return List.of(text.split("(?<=\\s)"));
  }

  private static String text(JsonObject message) {
    return switch (message.find("content").orElse(JsonNull.NULL)) {
      case chat.maru.base.json.JsonString string -> string.value();
      case JsonArray parts ->
          String.join("", parts.objects().map(p -> p.findString("text").orElse("")).toList());
      case JsonObject _,
          chat.maru.base.json.JsonNumber _,
          chat.maru.base.json.JsonBool _,
          JsonNull _ ->
          "";
    };
  }

  private static List<JsonObject> messages(JsonObject body) {
    return body.findArray("messages").stream().flatMap(JsonArray::objects).toList();
  }

  private static JsonObject usage(Exchange exchange, int output) {
    int input = Math.max(1, exchange.raw().length / 4);
    return JsonObject.builder()
        .put("prompt_tokens", input)
        .put("completion_tokens", output)
        .put("total_tokens", input + output)
        .put("prompt_tokens_details", JsonObject.builder().put("cached_tokens", 0).build())
        .put("completion_tokens_details", JsonObject.builder().put("reasoning_tokens", 0).build())
        .build();
  }

  private static JsonObject.Builder base(Exchange exchange, String object) {
    return JsonObject.builder()
        .put("id", "chatcmpl-fake")
        .put("object", object)
        .put("created", CREATED)
        .put("model", Optional.of(exchange.body()).flatMap(b -> b.findString("model")).orElse(""))
        .put("service_tier", "default")
        .put("system_fingerprint", "fp_fake");
  }

  private static JsonObject.Builder call(String id, String name, String arguments) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "function")
        .put(
            "function", JsonObject.builder().put("name", name).put("arguments", arguments).build());
  }

  private static void toolDelta(Exchange exchange, int index, JsonObject.Builder call)
      throws IOException {
    JsonObject indexed = JsonObject.builder().put("index", index).build();
    JsonObject.Builder merged = indexed.toBuilder();
    call.build().fields().forEach(merged::put);
    exchange.event(
        chunk(
                exchange,
                JsonObject.builder().put("tool_calls", JsonArray.of(merged.build())).build(),
                null)
            .toText());
  }
}
