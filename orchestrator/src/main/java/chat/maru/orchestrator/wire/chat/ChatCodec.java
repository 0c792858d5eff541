package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.util.Optional;

/// The wire of OpenAI's chat completions.
public final class ChatCodec implements Codec {
  @Override
  public Wire wire() {
    return Wire.CHAT;
  }

  @Override
  public Prompt readPrompt(JsonObject body) {
    return new ChatPromptReader(body).read();
  }

  @Override
  public JsonObject writePrompt(Prompt prompt) {
    return new ChatPromptWriter(prompt).write();
  }

  @Override
  public Answer readAnswer(JsonObject body) {
    return ChatAnswers.read(body);
  }

  @Override
  public JsonObject writeAnswer(Answer answer) {
    return ChatAnswers.write(answer, null);
  }

  @Override
  public JsonObject writeAnswer(Answer answer, Prompt prompt) {
    return ChatAnswers.write(answer, prompt);
  }

  @Override
  public Optional<Tokens> tokens(JsonObject answer) {
    return answer.findObject("usage").map(ChatUsage::read);
  }

  @Override
  public StreamReader streamReader() {
    return new ChatStreamReader();
  }

  @Override
  public StreamWriter streamWriter(Prompt prompt) {
    return new ChatStreamWriter(prompt);
  }
}
