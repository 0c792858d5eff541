package chat.maru.orchestrator;

import chat.maru.base.Deadline;
import chat.maru.base.MessageId;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for an answer, in the words of one wire.
///
/// @param wire whose words `body` is in, and the answer shall be in
/// @param body the whole body; `model` is `auto`, a preset or a name; its `stream` is ignored
/// @param raw the bytes that `body` was parsed from, if they came from a client: a provider that
///   speaks `wire` gets them as they are, but for the model's name
/// @param headers headers of the client that such a provider gets too, by their lower-case names
/// @param dataClass the least class; detectors may raise it
/// @param discretion how identifiers are to be kept from outside models
/// @param sent the room's messages whose words stand in the prompt
/// @param outsideAllowed whether the room's owner allowed outside models for class [DataClass#ROOM]
/// @param cancel cancelled when nobody waits for the answer any more
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChatRequest(
    Wire wire,
    JsonObject body,
    byte @Nullable [] raw,
    Map<String, String> headers,
    Origin origin,
    Purpose purpose,
    DataClass dataClass,
    boolean outsideAllowed,
    Discretion discretion,
    List<MessageId> sent,
    Deadline deadline,
    Cancel cancel) {
  public ChatRequest {
    headers = Map.copyOf(headers);
    sent = List.copyOf(sent);
  }

  /// Words for a person, without room messages in them, in the shape of chat completions.
  public static ChatRequest of(
      JsonObject body, Origin origin, DataClass dataClass, Deadline deadline) {
    return new ChatRequest(
        Wire.CHAT,
        body,
        null,
        Map.of(),
        origin,
        Purpose.TALK,
        dataClass,
        false,
        Discretion.UNSAID,
        List.of(),
        deadline,
        new Cancel());
  }

  /// The same body in the words of another wire than chat completions.
  ///
  /// @param clientHeaders see `headers`
  public ChatRequest wire(Wire newWire, Map<String, String> clientHeaders) {
    return with(newWire, body, raw, clientHeaders, purpose, outsideAllowed, sent, cancel);
  }

  /// The same request said on another wire.
  public ChatRequest said(Wire newWire, JsonObject newBody) {
    return with(newWire, newBody, null, Map.of(), purpose, outsideAllowed, sent, cancel);
  }

  public ChatRequest purpose(Purpose newPurpose) {
    return with(wire, body, raw, headers, newPurpose, outsideAllowed, sent, cancel);
  }

  public ChatRequest sent(List<MessageId> messages) {
    return with(wire, body, raw, headers, purpose, outsideAllowed, messages, cancel);
  }

  public ChatRequest outsideAllowed(boolean allowed) {
    return with(wire, body, raw, headers, purpose, allowed, sent, cancel);
  }

  public ChatRequest cancel(Cancel newCancel) {
    return with(wire, body, raw, headers, purpose, outsideAllowed, sent, newCancel);
  }

  public ChatRequest raw(byte[] bytes) {
    return with(wire, body, bytes, headers, purpose, outsideAllowed, sent, cancel);
  }

  /// The same request with identifiers handled as `newDiscretion` says.
  public ChatRequest discretion(Discretion newDiscretion) {
    return new ChatRequest(
        wire,
        body,
        raw,
        headers,
        origin,
        purpose,
        dataClass,
        outsideAllowed,
        newDiscretion,
        sent,
        deadline,
        cancel);
  }

  /// The same request with other words in it; the bytes as they came are gone.
  ChatRequest masked(JsonObject newBody) {
    return with(wire, newBody, null, headers, purpose, outsideAllowed, sent, cancel);
  }

  /// The model that the body names; `auto` if it names none.
  public String model() {
    return body.findString("model").orElse("auto");
  }

  private ChatRequest with(
      Wire newWire,
      JsonObject newBody,
      byte @Nullable [] newRaw,
      Map<String, String> newHeaders,
      Purpose newPurpose,
      boolean newOutsideAllowed,
      List<MessageId> newSent,
      Cancel newCancel) {
    return new ChatRequest(
        newWire,
        newBody,
        newRaw,
        newHeaders,
        origin,
        newPurpose,
        dataClass,
        newOutsideAllowed,
        discretion,
        newSent,
        deadline,
        newCancel);
  }
}
