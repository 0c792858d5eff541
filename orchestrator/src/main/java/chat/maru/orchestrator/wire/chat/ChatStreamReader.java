package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `chat.completion.chunk` events.
final class ChatStreamReader implements Codec.StreamReader {
  private final Map<Integer, Choice> choices = new HashMap<>();
  private boolean begun;

  /// What one choice has brought so far.
  private static final class Choice {
    private int calls;
    private boolean refused;
    private boolean finished;
  }

  @Override
  public List<Delta> read(String name, JsonObject data) {
    List<Delta> deltas = new ArrayList<>();
    if (!begun) {
      begun = true;
      deltas.add(
          new Delta.Begin(data.findString("id").orElse(""), data.findString("model").orElse("")));
    }
    data.findArray("choices").stream()
        .flatMap(JsonArray::objects)
        .forEach(choice -> choice(choice, deltas));
    data.findObject("usage").map(ChatUsage::read).map(Delta.Report::new).ifPresent(deltas::add);
    return deltas;
  }

  @Override
  public boolean whole() {
    return !choices.isEmpty() && choices.values().stream().allMatch(choice -> choice.finished);
  }

  private void choice(JsonObject choice, List<Delta> deltas) {
    int index = (int) choice.findLong("index").orElse(0);
    Choice state = choices.computeIfAbsent(index, _ -> new Choice());
    choice.findObject("delta").ifPresent(delta -> delta(index, delta, state, deltas));
    String reason = choice.findString("finish_reason").orElse("");
    if (!reason.isEmpty()) {
      state.finished = true;
      deltas.add(
          new Delta.Finish(index, ChatStops.read(reason, state.calls > 0, state.refused), null));
    }
  }

  private static void delta(int index, JsonObject delta, Choice state, List<Delta> deltas) {
    ChatAnswers.thought(delta).forEach(text -> deltas.add(new Delta.Thinking(index, text)));
    String text = delta.findString("content").orElse("");
    if (!text.isEmpty()) {
      deltas.add(new Delta.Text(index, text));
    }
    String refusal = delta.findString("refusal").orElse("");
    if (!refusal.isEmpty()) {
      state.refused = true;
      deltas.add(new Delta.Refusal(index, refusal));
    }
    if (delta.find("audio").orElse(JsonNull.NULL) instanceof JsonObject) {
      deltas.add(new Delta.Native("audio"));
    }
    List<JsonObject> calls =
        delta.findArray("tool_calls").stream().flatMap(JsonArray::objects).toList();
    for (JsonObject call : calls) {
      call(index, call, state, deltas);
    }
  }

  /// Indexes were put right where the stream was received: they count the calls from 0.
  private static void call(int choice, JsonObject call, Choice state, List<Delta> deltas) {
    int index = (int) call.findLong("index").orElse(Math.max(0, state.calls - 1));
    JsonObject function = call.findObject("function").orElse(JsonObject.EMPTY);
    if (index > state.calls) {
      throw WireError.broken("a tool call with index " + index + " before one with a lower");
    }
    if (index == state.calls) {
      state.calls++;
      deltas.add(
          new Delta.ToolBegin(
              choice,
              index,
              call.findString("id").filter(id -> !id.isEmpty()).orElse("call_" + index),
              function
                  .findString("name")
                  .orElseThrow(() -> WireError.broken("a tool call without a name"))));
    }
    String arguments = function.findString("arguments").orElse("");
    if (!arguments.isEmpty()) {
      deltas.add(new Delta.ToolArguments(choice, index, arguments));
    }
  }
}
