package chat.maru.accounts;

import chat.maru.base.UserId;
import java.time.Instant;

/// A sign-in. It ends when it was not seen for [Sessions#IDLE].
///
/// @param agent how the browser or program named itself
public record Session(
    String id, UserId user, String agent, Instant createdAt, Instant lastSeenAt) {}
