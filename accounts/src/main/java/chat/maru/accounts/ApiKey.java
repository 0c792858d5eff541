package chat.maru.accounts;

import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A key for `/v1`.
///
/// @param prefix the first characters of the secret, to recognise it by
/// @param budgetMicros what it may spend, in micro-USD
public record ApiKey(
    String id,
    UserId user,
    String name,
    String prefix,
    OptionalLong budgetMicros,
    Instant createdAt,
    Optional<Instant> lastUsedAt) {}
