package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts tool calls one after another, whatever way their fragments are mixed.
///
/// The first call streams as it comes. A later one waits until the arguments of the one before it
/// are a whole JSON object, which is when nothing can follow; so calls that come one by one are
/// never held back, and mixed ones lose nothing but time.
final class MessagesCalls {
  private final MessagesBlocks blocks;
  private final List<Call> calls = new ArrayList<>();

  /// The call whose block is open; -1 if none is.
  private int current = -1;

  MessagesCalls(MessagesBlocks blocks) {
    this.blocks = blocks;
  }

  private static final class Call {
    private final Delta.ToolBegin begin;
    private final StringBuilder waiting = new StringBuilder();
    private final WholeObject seen = new WholeObject();
    private boolean done;

    private Call(Delta.ToolBegin begin) {
      this.begin = begin;
    }
  }

  void begin(Delta.ToolBegin begin, List<Event> events) {
    if (begin.choice() != 0 || begin.index() != calls.size()) {
      throw WireError.broken("tool calls out of order");
    }
    calls.add(new Call(begin));
    advance(events);
  }

  void arguments(Delta.ToolArguments arguments, List<Event> events) {
    Call call = arguments.index() < calls.size() ? calls.get(arguments.index()) : null;
    if (call == null || (call.done && !arguments.fragment().isBlank())) {
      throw WireError.broken("arguments of a call that is not open");
    }
    if (call.done) {
      return;
    }
    if (arguments.index() == current) {
      send(call, arguments.fragment(), events);
    } else {
      call.waiting.append(arguments.fragment());
    }
    advance(events);
  }

  /// Ends all calls: something else follows, or nothing.
  void flush(List<Event> events) {
    while (current >= 0 || next() != null) {
      closeCurrent(events);
      Call next = next();
      if (next != null) {
        start(next, events);
      }
    }
  }

  private void advance(List<Event> events) {
    for (Call next = next();
        next != null && (current < 0 || calls.get(current).seen.whole());
        next = next()) {
      closeCurrent(events);
      start(next, events);
    }
  }

  /// The first call that has not begun to be written.
  private @Nullable Call next() {
    return calls.stream()
        .filter(call -> !call.done && (current < 0 || call != calls.get(current)))
        .findFirst()
        .orElse(null);
  }

  private void start(Call call, List<Event> events) {
    blocks.close(events);
    blocks.open(
        "tool_use",
        MessagesAnswers.call(call.begin.id(), call.begin.name(), JsonObject.EMPTY),
        events);
    current = call.begin.index();
    if (!call.waiting.isEmpty()) {
      send(call, call.waiting.toString(), events);
    }
  }

  private void send(Call call, String fragment, List<Event> events) {
    call.seen.add(fragment);
    blocks.delta(
        JsonObject.builder().put("type", "input_json_delta").put("partial_json", fragment).build(),
        events);
  }

  private void closeCurrent(List<Event> events) {
    if (current >= 0) {
      calls.get(current).done = true;
      current = -1;
      blocks.close(events);
    }
  }
}
