package chat.maru.accounts;

import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Optional;

/// A key for `/v1`.
///
/// @param prefix the first characters of the secret, to recognise it by
/// @param name what its user calls it
public record ApiKey(
    String id,
    UserId user,
    String name,
    String prefix,
    KeyTerms terms,
    Instant createdAt,
    Optional<Instant> lastUsedAt) {}
