package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that only its owner sees: a catch-up, or a note of the system.
///
/// @param id a UUID
/// @param kind `catchup` or `notice`
/// @param answer what the mate says; its quotes go when their messages go
/// @param code for notices, with `params`, rendered in the reader's language
/// @param receipt the receipt's id
/// @param causedBy the message that led to it
public record Card(
    String id,
    RoomId room,
    String kind,
    Instant at,
    Content.@Nullable Answer answer,
    @Nullable String code,
    JsonObject params,
    @Nullable String receipt,
    @Nullable MessageId causedBy) {
  /// The same card with another answer.
  public Card withAnswer(Content.Answer newAnswer) {
    return new Card(id, room, kind, at, newAnswer, code, params, receipt, causedBy);
  }
}
