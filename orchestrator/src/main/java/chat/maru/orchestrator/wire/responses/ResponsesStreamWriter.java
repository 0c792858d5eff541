package chat.maru.orchestrator.wire.responses;

import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Codec.StreamWriter;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Writes the events of a streamed response.
///
/// Words and thoughts are one item at a time. Tool calls may all be open at once, because their
/// fragments may come interleaved; they end when words follow, or at the end.
final class ResponsesStreamWriter implements StreamWriter {
  private final Events events = new Events();
  private final @Nullable Prompt prompt;
  private final Envelope envelope;
  private final TreeMap<Integer, OpenItem> calls = new TreeMap<>();
  private @Nullable OpenItem open;
  private boolean begun;
  private Stop stop = Stop.END;
  private @Nullable Tokens tokens;

  ResponsesStreamWriter(@Nullable Prompt prompt, LongSupplier clock) {
    this.prompt = prompt;
    this.envelope = new Envelope(prompt, clock);
  }

  @Override
  public List<Event> write(Delta delta) {
    if (delta instanceof Delta.Begin begin) {
      envelope.begin(begin.id(), begin.model());
    }
    begin();
    switch (delta) {
      case Delta.Begin _ -> {
        // said above
      }
      case Delta.Text text -> message(text.choice(), text.text(), false);
      case Delta.Refusal refusal -> message(refusal.choice(), refusal.text(), true);
      case Delta.Thinking thinking -> think(thinking);
      case Delta.Proof proof -> prove(proof);
      case Delta.ToolBegin tool -> call(tool);
      case Delta.ToolArguments more -> arguments(more);
      case Delta.Finish finish -> stop = finish.choice() == 0 ? finish.stop() : stop;
      case Delta.Report report -> tokens = report.tokens();
      case Delta.Native tool ->
          throw WireError.broken("OpenAI's responses have no words for " + tool.what());
    }
    return events.take();
  }

  @Override
  public List<Event> end() {
    begin();
    Json incomplete = incomplete(stop);
    String status = incomplete == JsonNull.NULL ? "completed" : "incomplete";
    closeAll(status);
    events.add(
        "response." + status,
        JsonObject.builder()
            .put("response", envelope.response(status, events.output(), tokens, null, incomplete)));
    return events.take();
  }

  @Override
  public List<Event> fail(MaruException error) {
    if (!begun) {
      events.add(
          "error",
          JsonObject.builder()
              .put("code", code(error))
              .put("message", error.message())
              .putNull("param"));
      return events.take();
    }
    JsonObject told =
        JsonObject.builder().put("code", code(error)).put("message", error.message()).build();
    events.add(
        "response.failed",
        JsonObject.builder()
            .put("response", envelope.response("failed", events.output(), tokens, told)));
    return events.take();
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    JsonObject response = envelope.response("in_progress", JsonArray.EMPTY, null, null);
    events.add("response.created", JsonObject.builder().put("response", response));
    events.add("response.in_progress", JsonObject.builder().put("response", response));
  }

  /// A response is one answer; others that came are not told.
  private void message(int choice, String words, boolean refusal) {
    if (choice != 0 || words.isEmpty()) {
      return;
    }
    if (!(open instanceof OpenMessage)) {
      closeAll("completed");
      open = new OpenMessage(events);
    }
    if (open instanceof OpenMessage message) {
      if (refusal) {
        message.refusal(words);
      } else {
        message.text(words);
      }
    }
  }

  private void call(Delta.ToolBegin call) {
    if (call.choice() == 0) {
      closeOpen("completed");
      boolean text = prompt != null && prompt.takesText(call.name());
      calls.put(
          call.index(),
          text
              ? new OpenTextCall(events, call.id(), call.name())
              : new OpenCall(events, call.id(), call.name()));
    }
  }

  private void arguments(Delta.ToolArguments more) {
    if (more.choice() != 0) {
      return;
    }
    switch (calls.get(more.index())) {
      case OpenCall call -> call.arguments(more.fragment());
      case OpenTextCall call -> call.arguments(more.fragment());
      case null, default -> throw WireError.broken("arguments of a call that is not open");
    }
  }

  private void think(Delta.Thinking thinking) {
    if (thinking.choice() == 0 && !thinking.text().isEmpty()) {
      thought().think(thinking.text());
    }
  }

  /// The proof ends the thought that it stands behind. That of a call is an item of its own, beside
  /// the calls that may still be open.
  private void prove(Delta.Proof proof) {
    if (proof.choice() != 0) {
      return;
    }
    if (proof.call() == null) {
      thought().prove(proof.opaque(), null);
      closeOpen("completed");
    } else {
      aside(proof.opaque(), proof.call());
    }
  }

  private void aside(Opaque opaque, String call) {
    closeOpen("completed");
    OpenThought thought = new OpenThought(events);
    thought.prove(opaque, call);
    thought.close("completed");
  }

  private OpenThought thought() {
    if (open instanceof OpenThought thought) {
      return thought;
    }
    closeAll("completed");
    OpenThought thought = new OpenThought(events);
    open = thought;
    return thought;
  }

  private void closeOpen(String status) {
    if (open != null) {
      open.close(status);
      open = null;
    }
  }

  private void closeAll(String status) {
    closeOpen(status);
    calls.values().forEach(call -> call.close(status));
    calls.clear();
  }

  private static Json incomplete(Stop stop) {
    String reason =
        switch (stop) {
          case END, WORD, TOOLS, REFUSAL -> null;
          case LENGTH, CONTEXT, PAUSE -> "max_output_tokens";
          case FILTER -> "content_filter";
        };
    return reason == null ? JsonNull.NULL : JsonObject.builder().put("reason", reason).build();
  }

  /// What OpenAI calls it, so that clients know whether to try again.
  private static String code(MaruException error) {
    if (error.code().status() == 429) {
      return "rate_limit_exceeded";
    }
    return error.code().fault() == Fault.CALLER ? "invalid_prompt" : "server_error";
  }
}
