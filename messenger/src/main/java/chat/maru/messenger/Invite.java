package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link that lets people into a room.
///
/// @param maxUses how many may join by it
public record Invite(
    String code,
    RoomId room,
    MemberId by,
    Instant createdAt,
    Instant expiresAt,
    int uses,
    int maxUses,
    @Nullable Instant revokedAt) {

  boolean validAt(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt) && uses < maxUses;
  }
}
