package chat.maru.messenger;

import chat.maru.base.MessageId;
import org.jspecify.annotations.Nullable;

/// A message on its way into a room.
///
/// @param id made by the client (UUIDv7), so that sending it again is the same message
/// @param text as typed
/// @param silent whether nobody is to be disturbed by it
/// @param forwarded whose words it repeats; they name nobody and ask the mate nothing
public record NewMessage(
    MessageId id,
    String text,
    @Nullable MessageId replyTo,
    boolean silent,
    @Nullable Message forwarded) {

  public NewMessage(MessageId id, String text, @Nullable MessageId replyTo) {
    this(id, text, replyTo, false, null);
  }
}
