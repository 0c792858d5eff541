package chat.maru.orchestrator.testing;

import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.util.List;

/// What a [FakeVendor] does with one request.
@FunctionalInterface
public interface Script {
  void play(Exchange exchange) throws IOException;

  /// Answers with these tokens, streamed or whole as the request asks.
  static Script says(String... tokens) {
    return exchange -> Answers.says(exchange, List.of(tokens));
  }

  /// Answers by repeating the last message of the user, word by word.
  static Script echo() {
    return exchange -> Answers.says(exchange, Answers.words(Answers.lastUserText(exchange.body())));
  }

  /// Answers with tool calls whose arguments come in fragments.
  static Script callsTools(ToolCall... calls) {
    return exchange -> Answers.callsTools(exchange, List.of(calls));
  }

  /// One tool call.
  static Script callsTool(String name, JsonObject arguments) {
    return callsTools(new ToolCall("call_1", name, arguments.toText()));
  }

  /// Answers with a status and a body that are given.
  static Script raw(int status, String contentType, String body) {
    return exchange -> exchange.whole(status, contentType, body);
  }

  /// An error in OpenAI's shape.
  static Script error(int status, String type, String code, String message) {
    return raw(
        status,
        "application/json",
        JsonObject.builder()
            .put(
                "error",
                JsonObject.builder()
                    .put("message", message)
                    .put("type", type)
                    .putNull("param")
                    .put("code", code)
                    .build())
            .build()
            .toText());
  }

  /// What talks to Maru when nobody wrote a script: it uses the first tool that is offered once,
  /// then repeats the user's words.
  static Script natural() {
    return Answers::natural;
  }

  /// A tool call.
  ///
  /// @param arguments JSON text
  record ToolCall(String id, String name, String arguments) {}
}
