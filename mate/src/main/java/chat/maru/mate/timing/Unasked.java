package chat.maru.mate.timing;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message that the mate posted without being asked.
///
/// @param question the message that nobody answered
/// @param waited how long it had been open
/// @param heeded whether anybody took notice of the mate's message
public record Unasked(
    RoomId room,
    MessageId answer,
    MessageId question,
    Instant at,
    Duration waited,
    boolean heeded,
    @Nullable Feedback feedback) {
  /// What people say of it.
  public enum Feedback {
    TOO_MUCH,
    HELPFUL
  }
}
