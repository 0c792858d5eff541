package chat.maru.orchestrator;

import chat.maru.base.Deadline;
import chat.maru.base.MessageId;
import chat.maru.base.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request for an answer, in the shape of OpenAI's chat completions.
///
/// @param body the whole body; `model` is `auto`, a preset or a name; its `stream` is ignored
/// @param raw the bytes that `body` was parsed from, if they came from a client: they are forwarded
///   as they are, but for the model's name
/// @param dataClass the least class; detectors may raise it
/// @param sent the room's messages whose words stand in the prompt
/// @param outsideAllowed whether the room's owner allowed outside models for class [DataClass#ROOM]
/// @param cancel cancelled when nobody waits for the answer any more
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChatRequest(
    JsonObject body,
    byte @Nullable [] raw,
    Origin origin,
    Purpose purpose,
    DataClass dataClass,
    boolean outsideAllowed,
    List<MessageId> sent,
    Deadline deadline,
    Cancel cancel) {
  public ChatRequest {
    sent = List.copyOf(sent);
  }

  /// Words for a person, without room messages in them.
  public static ChatRequest of(
      JsonObject body, Origin origin, DataClass dataClass, Deadline deadline) {
    return new ChatRequest(
        body, null, origin, Purpose.TALK, dataClass, false, List.of(), deadline, new Cancel());
  }

  public ChatRequest purpose(Purpose newPurpose) {
    return new ChatRequest(
        body, raw, origin, newPurpose, dataClass, outsideAllowed, sent, deadline, cancel);
  }

  public ChatRequest sent(List<MessageId> messages) {
    return new ChatRequest(
        body, raw, origin, purpose, dataClass, outsideAllowed, messages, deadline, cancel);
  }

  public ChatRequest outsideAllowed(boolean allowed) {
    return new ChatRequest(body, raw, origin, purpose, dataClass, allowed, sent, deadline, cancel);
  }

  public ChatRequest cancel(Cancel newCancel) {
    return new ChatRequest(
        body, raw, origin, purpose, dataClass, outsideAllowed, sent, deadline, newCancel);
  }

  public ChatRequest raw(byte[] bytes) {
    return new ChatRequest(
        body, bytes, origin, purpose, dataClass, outsideAllowed, sent, deadline, cancel);
  }

  /// The model that the body names; `auto` if it names none.
  public String model() {
    return body.findString("model").orElse("auto");
  }
}
