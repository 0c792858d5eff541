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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes `chat.completion.chunk` events. The usage is always the last of them; whoever did not ask
/// for it is not shown it.
final class ChatStreamWriter implements Codec.StreamWriter {
  private final Prompt prompt;
  private final Set<Integer> refused = new HashSet<>();

  /// Calls of tools that take plain text, which can be told only when they are whole.
  private final Map<CallPlace, TextCall> texts = new TreeMap<>();

  private String id = "";
  private String model;
  private @Nullable Tokens tokens;

  ChatStreamWriter(Prompt prompt) {
    this.prompt = prompt;
    this.model = prompt.model();
  }

  private record CallPlace(int choice, int index) implements Comparable<CallPlace> {
    private static final Comparator<CallPlace> ORDER =
        Comparator.comparingInt(CallPlace::choice).thenComparingInt(CallPlace::index);

    @Override
    public int compareTo(CallPlace other) {
      return ORDER.compare(this, other);
    }
  }

  private record TextCall(Delta.ToolBegin begin, StringBuilder arguments) {}

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
      case Delta.ToolArguments arguments -> arguments(arguments);
      case Delta.Finish finish -> finish(finish);
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

  private List<Codec.Event> finish(Delta.Finish finish) {
    List<Codec.Event> events = new ArrayList<>();
    texts.forEach(
        (place, call) -> {
          if (place.choice() == finish.choice()) {
            Delta.ToolBegin begin = call.begin();
            JsonObject told = ChatCalls.text(begin.id(), begin.name(), call.arguments().toString());
            events.addAll(
                calls(place.choice(), told.toBuilder().put("index", place.index()).build()));
          }
        });
    events.add(
        event(
            finish.choice(),
            JsonObject.EMPTY,
            ChatStops.write(finish.stop(), refused.contains(finish.choice()))));
    return events;
  }

  private List<Codec.Event> arguments(Delta.ToolArguments more) {
    TextCall text = texts.get(new CallPlace(more.choice(), more.index()));
    if (text != null) {
      text.arguments().append(more.fragment());
      return List.of();
    }
    return calls(
        more.choice(),
        JsonObject.builder()
            .put("index", more.index())
            .put("function", JsonObject.builder().put("arguments", more.fragment()).build())
            .build());
  }

  private List<Codec.Event> call(Delta.ToolBegin call) {
    if (prompt.takesText(call.name())) {
      texts.put(
          new CallPlace(call.choice(), call.index()), new TextCall(call, new StringBuilder()));
      return List.of();
    }
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
