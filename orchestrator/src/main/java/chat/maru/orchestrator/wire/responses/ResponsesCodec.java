package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.time.InstantSource;
import java.util.Optional;

/// OpenAI's responses.
public final class ResponsesCodec implements Codec {
  private final InstantSource clock;

  public ResponsesCodec() {
    this(InstantSource.system());
  }

  public ResponsesCodec(InstantSource clock) {
    this.clock = clock;
  }

  /// The items of an input as OpenAI takes them: without the ids that Maru gave, and without the
  /// thoughts that Maru wrote down from another wire. OpenAI knows neither, and would refuse the
  /// whole. `input` itself if there are none.
  public static JsonArray forOpenAi(JsonArray input) {
    return ForeignItems.removed(input);
  }

  @Override
  public Wire wire() {
    return Wire.RESPONSES;
  }

  @Override
  public Prompt readPrompt(JsonObject body) {
    return PromptReader.read(body);
  }

  @Override
  public JsonObject writePrompt(Prompt prompt) {
    return PromptWriter.write(prompt);
  }

  @Override
  public Answer readAnswer(JsonObject body) {
    return AnswerReader.read(body);
  }

  @Override
  public JsonObject writeAnswer(Answer answer) {
    return write(answer, new ResponsesStreamWriter(null, this::seconds));
  }

  @Override
  public JsonObject writeAnswer(Answer answer, Prompt prompt) {
    return write(answer, new ResponsesStreamWriter(prompt, this::seconds));
  }

  /// Plays the answer as a stream would and takes what the last event bears, so that both are one.
  private static JsonObject write(Answer answer, StreamWriter writer) {
    writer.write(new Delta.Begin(answer.id(), answer.model()));
    Answer.Choice choice = answer.choices().getFirst();
    int calls = 0;
    for (Part part : choice.parts()) {
      calls = play(part, calls, writer);
    }
    writer.write(new Delta.Report(answer.tokens()));
    writer.write(new Delta.Finish(0, choice.stop(), choice.stopWord()));
    Event end = writer.end().getLast();
    return end.data().requireObject("response");
  }

  @Override
  public Optional<Tokens> tokens(JsonObject answer) {
    return answer.findObject("usage").map(_ -> AnswerReader.tokens(answer));
  }

  @Override
  public StreamReader streamReader() {
    return new ResponsesStreamReader();
  }

  @Override
  public StreamWriter streamWriter(Prompt prompt) {
    return new ResponsesStreamWriter(prompt, this::seconds);
  }

  private static int play(Part part, int calls, StreamWriter writer) {
    switch (part) {
      case Part.Text text -> writer.write(new Delta.Text(0, text.text()));
      case Part.Refusal refusal -> writer.write(new Delta.Refusal(0, refusal.text()));
      case Part.Thinking thinking -> {
        writer.write(new Delta.Thinking(0, thinking.text()));
        if (thinking.opaque() != null) {
          writer.write(new Delta.Proof(0, null, thinking.opaque()));
        }
      }
      case Part.ToolCall call -> {
        writer.write(new Delta.ToolBegin(0, calls, call.id(), call.name()));
        writer.write(new Delta.ToolArguments(0, calls, call.arguments()));
        if (call.opaque() != null) {
          writer.write(new Delta.Proof(0, call.id(), call.opaque()));
        }
        return calls + 1;
      }
      case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ -> {
        // A model says nothing of these here.
      }
    }
    return calls;
  }

  private long seconds() {
    return clock.instant().getEpochSecond();
  }
}
