package chat.maru.messenger;

import chat.maru.base.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message on its way into a room.
///
/// @param id made by the client (UUIDv7), so that sending it again is the same message
/// @param text as typed; may be empty if there are files
/// @param silent whether nobody is to be disturbed by it
/// @param forwarded whose words it repeats; they name nobody and ask the mate nothing
/// @param files uploads of its author in this room, in the order in which they are shown
public record NewMessage(
    MessageId id,
    String text,
    @Nullable MessageId replyTo,
    boolean silent,
    @Nullable Message forwarded,
    List<String> files) {
  public NewMessage {
    files = List.copyOf(files);
  }

  /// Words alone.
  public NewMessage(
      MessageId id,
      String text,
      @Nullable MessageId replyTo,
      boolean silent,
      @Nullable Message forwarded) {
    this(id, text, replyTo, silent, forwarded, List.of());
  }

  public NewMessage(MessageId id, String text, @Nullable MessageId replyTo) {
    this(id, text, replyTo, false, null, List.of());
  }
}
