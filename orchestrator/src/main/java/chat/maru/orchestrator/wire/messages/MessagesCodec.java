package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.util.Optional;

/// The wire of Anthropic's messages.
public final class MessagesCodec implements Codec {
  @Override
  public Wire wire() {
    return Wire.MESSAGES;
  }

  @Override
  public Prompt readPrompt(JsonObject body) {
    return new MessagesPromptReader(body).read();
  }

  @Override
  public JsonObject writePrompt(Prompt prompt) {
    return new MessagesPromptWriter(prompt).write();
  }

  @Override
  public Answer readAnswer(JsonObject body) {
    return MessagesAnswers.read(body);
  }

  @Override
  public JsonObject writeAnswer(Answer answer) {
    return MessagesAnswers.write(answer);
  }

  @Override
  public Optional<Tokens> tokens(JsonObject answer) {
    return answer.findObject("usage").map(MessagesUsage::read);
  }

  /// A request without the thoughts of other vendors, which Anthropic would refuse; itself if there
  /// are none.
  public static JsonObject ownThoughts(JsonObject body) {
    return MessagesProofs.own(body);
  }

  /// How many thoughts of other vendors a request holds.
  public static int foreignThoughts(JsonObject body) {
    return MessagesProofs.foreign(body);
  }

  @Override
  public StreamReader streamReader() {
    return new MessagesStreamReader();
  }

  @Override
  public StreamWriter streamWriter(Prompt prompt) {
    return new MessagesStreamWriter(prompt);
  }
}
