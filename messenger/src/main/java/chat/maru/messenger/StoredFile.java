package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file of a room, from its announcement on.
///
/// @param owner who sends it, on whose account it counts
/// @param message the message that it belongs to; null until that is posted
/// @param sha256 names its bytes in the file store; null until they are all there
/// @param thumbnail names the bytes of its small version
public record StoredFile(
    RoomId room,
    UserId owner,
    @Nullable MessageId message,
    Attachment shown,
    @Nullable String sha256,
    @Nullable String thumbnail,
    Instant createdAt) {

  public String id() {
    return shown.id();
  }

  /// Whether all of its bytes have arrived.
  public boolean whole() {
    return sha256 != null;
  }
}
