package chat.maru.orchestrator.wire.chat;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes `chat.completion.chunk` events. The usage is always the last of them; whoever did not ask
/// for it is not shown it.
final class ChatStreamWriter implements Codec.StreamWriter {
  private final Set<Integer> refused = new HashSet<>();
  private String id = "";
  private String model;
  private @Nullable Tokens tokens;

  ChatStreamWriter(Prompt prompt) {
    this.model = prompt.model();
  }

  @Override
  public List<Codec.Event> write(Delta delta) {
    return switch (delta) {
      case Delta.Begin begin -> begin(begin);
      case Delta.Text text -> one(text.choice(), "content", Json.of(text.text()));
      case Delta.Thinking thinking ->
          one(thinking.choice(), "reasoning_content", Json.of(thinking.text()));
      case Delta.Proof _ -> List.of();
      case Delta.Refusal refusal -> {
        refused.add(refusal.choice());
        yield one(refusal.choice(), "refusal", Json.of(refusal.text()));
      }
      case Delta.ToolBegin call -> call(call);
      case Delta.ToolArguments arguments ->
          calls(
              arguments.choice(),
              JsonObject.builder()
                  .put("index", arguments.index())
                  .put(
                      "function",
                      JsonObject.builder().put("arguments", arguments.fragment()).build())
                  .build());
      case Delta.Finish finish ->
          List.of(
              event(
                  finish.choice(),
                  JsonObject.EMPTY,
                  ChatStops.write(finish.stop(), refused.contains(finish.choice()))));
      case Delta.Report report -> {
        tokens = report.tokens();
        yield List.of();
      }
      case Delta.Native vendors ->
          throw WireError.broken(vendors.what() + ", which chat completions cannot say");
    };
  }

  @Override
  public List<Codec.Event> end() {
    Tokens all = tokens;
    if (all == null) {
      return List.of();
    }
    return List.of(
        new Codec.Event(
            "",
            ChatAnswers.head(id, "chat.completion.chunk", model)
                .put("choices", JsonArray.EMPTY)
                .put("usage", ChatUsage.write(all))
                .build()));
  }

  /// An `error` frame tells it.
  @Override
  public List<Codec.Event> fail(MaruException error) {
    return List.of();
  }

  private List<Codec.Event> begin(Delta.Begin begin) {
    id = begin.id();
    if (!begin.model().isEmpty()) {
      model = begin.model();
    }
    return List.of(
        event(0, JsonObject.builder().put("role", "assistant").put("content", "").build(), null));
  }

  private List<Codec.Event> call(Delta.ToolBegin call) {
    return calls(
        call.choice(),
        JsonObject.builder()
            .put("index", call.index())
            .put("id", call.id())
            .put("type", "function")
            .put("function", ChatCalls.function(call.name(), ""))
            .build());
  }

  private List<Codec.Event> calls(int choice, JsonObject call) {
    return one(choice, "tool_calls", JsonArray.of(call));
  }

  private List<Codec.Event> one(int choice, String field, Json value) {
    return List.of(event(choice, JsonObject.builder().put(field, value).build(), null));
  }

  private Codec.Event event(int choice, JsonObject delta, @Nullable String finish) {
    JsonObject one =
        JsonObject.builder()
            .put("index", choice)
            .put("delta", delta)
            .putNull("logprobs")
            .put("finish_reason", finish == null ? JsonNull.NULL : Json.of(finish))
            .build();
    return new Codec.Event(
        "",
        ChatAnswers.head(id, "chat.completion.chunk", model)
            .put("choices", JsonArray.of(one))
            .build());
  }
}
