package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Google's `generateContent`.
public final class GeminiCodec implements Codec {
  @Override
  public Wire wire() {
    return Wire.GEMINI;
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
    try {
      return new Answer(
          body.findString("responseId").orElse(""),
          body.findString("modelVersion").orElse(""),
          choices(Fields.of(body)),
          Reading.tokens(body).orElse(Tokens.NONE));
    } catch (MaruException e) {
      throw e.code() == WireError.BROKEN ? e : WireError.broken("Gemini sent " + e.message());
    }
  }

  @Override
  public JsonObject writeAnswer(Answer answer) {
    List<Json> candidates = new ArrayList<>();
    for (Answer.Choice choice : answer.choices()) {
      JsonArray parts = Writing.parts(new Entry(Speaker.ASSISTANT, choice.parts()));
      candidates.add(Writing.candidate(candidates.size(), parts, Writing.reason(choice.stop())));
    }
    return JsonObject.builder()
        .put("candidates", new JsonArray(candidates))
        .put("usageMetadata", Writing.usage(answer.tokens()))
        .put("modelVersion", answer.model())
        .put("responseId", answer.id())
        .build();
  }

  @Override
  public Optional<Tokens> tokens(JsonObject answer) {
    return Reading.tokens(answer);
  }

  @Override
  public StreamReader streamReader() {
    return new GeminiStreamReader();
  }

  @Override
  public StreamWriter streamWriter(Prompt prompt) {
    return new GeminiStreamWriter();
  }

  private static List<Answer.Choice> choices(Fields answer) {
    List<Answer.Choice> choices = new ArrayList<>();
    for (Fields candidate : answer.objects("candidates")) {
      List<Part> parts =
          candidate
              .object("content")
              .map(
                  content ->
                      new ContentReader(new ArrayList<>(), Reading::newCallId)
                          .parts(content.objects("parts")))
              .orElse(List.of());
      String reason =
          candidate
              .string("finishReason")
              .orElseThrow(() -> WireError.broken("Gemini sent a candidate without an end"));
      boolean calls = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
      choices.add(new Answer.Choice(parts, Reading.stop(reason, calls), null));
    }
    if (choices.isEmpty()) {
      if (Reading.blocked(answer.object()).isEmpty()) {
        throw WireError.broken("Gemini sent neither an answer nor a reason");
      }
      choices.add(new Answer.Choice(List.of(), Stop.FILTER, null));
    }
    return choices;
  }
}
