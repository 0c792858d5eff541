package chat.maru.orchestrator.wire.messages;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the events of a stream: blocks one after another, each begun, filled and ended before the
/// next. Thoughts are shown only to a client that asked the model to think.
final class MessagesStreamWriter implements Codec.StreamWriter {
  private final String asked;
  private final boolean thoughts;
  private final MessagesBlocks blocks = new MessagesBlocks();
  private final MessagesCalls calls = new MessagesCalls(blocks);
  private Tokens tokens = Tokens.NONE;
  private Stop stop = Stop.END;
  private @Nullable String stopWord;

  MessagesStreamWriter(Prompt prompt) {
    this.asked = prompt.model();
    this.thoughts =
        prompt.settings().thinkingBudget() != null || prompt.settings().effort() != null;
  }

  @Override
  public List<Event> write(Delta delta) {
    List<Event> events = new ArrayList<>();
    switch (delta) {
      case Delta.Begin begin -> events.add(begin(begin));
      case Delta.Text text -> text(only(text.choice(), text.text()), events);
      case Delta.Refusal refusal -> text(only(refusal.choice(), refusal.text()), events);
      case Delta.Thinking thinking -> {
        if (thoughts) {
          calls.flush(events);
          blocks.fill("thinking", "thinking", only(thinking.choice(), thinking.text()), events);
        }
      }
      case Delta.Proof proof -> proof(proof, events);
      case Delta.ToolBegin call -> calls.begin(call, events);
      case Delta.ToolArguments arguments -> calls.arguments(arguments, events);
      case Delta.Finish finish -> {
        stop = finish.stop();
        stopWord = finish.stopWord();
      }
      case Delta.Report report -> tokens = report.tokens();
      case Delta.Native vendors -> throw WireError.broken(vendors.what() + " from another vendor");
    }
    return events;
  }

  @Override
  public List<Event> end() {
    List<Event> events = new ArrayList<>();
    calls.flush(events);
    blocks.close(events);
    JsonObject delta =
        JsonObject.builder()
            .put("stop_reason", MessagesStops.write(stop))
            .put("stop_sequence", MessagesAnswers.word(stopWord))
            .build();
    events.add(
        new Event(
            "message_delta",
            JsonObject.builder()
                .put("type", "message_delta")
                .put("delta", delta)
                .put("usage", MessagesUsage.write(tokens))
                .build()));
    events.add(new Event("message_stop", JsonObject.builder().put("type", "message_stop").build()));
    return events;
  }

  /// An `error` event tells it, which whoever serves the stream writes.
  @Override
  public List<Event> fail(MaruException error) {
    return List.of();
  }

  private Event begin(Delta.Begin begin) {
    JsonObject message =
        MessagesAnswers.head(begin.id(), begin.model().isEmpty() ? asked : begin.model())
            .put("content", JsonArray.EMPTY)
            .put("stop_reason", JsonNull.NULL)
            .put("stop_sequence", JsonNull.NULL)
            .putNull("stop_details")
            .putNull("container")
            .put("usage", MessagesUsage.write(tokens))
            .build();
    return new Event(
        "message_start",
        JsonObject.builder().put("type", "message_start").put("message", message).build());
  }

  private void text(String text, List<Event> events) {
    calls.flush(events);
    blocks.fill("text", "text", text, events);
  }

  private void proof(Delta.Proof proof, List<Event> events) {
    Part.Opaque opaque = proof.opaque();
    if (!thoughts || proof.call() != null) {
      return; // it is kept by the id of the call
    }
    calls.flush(events);
    if (opaque.wire() == Wire.MESSAGES && opaque.kind().equals(MessagesProofs.REDACTED)) {
      blocks.close(events);
      blocks.open(MessagesProofs.REDACTED, MessagesAnswers.redacted(opaque), events);
      blocks.close(events);
      return;
    }
    blocks.openThinking(events);
    blocks.delta(
        JsonObject.builder()
            .put("type", "signature_delta")
            .put("signature", Json.of(MessagesProofs.write(opaque)))
            .build(),
        events);
    blocks.close(events);
  }

  private static String only(int choice, String text) {
    if (choice != 0) {
      throw WireError.broken("a second answer where one was expected");
    }
    return text;
  }
}
