package chat.maru.accounts;

import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// One security event.
///
/// @param kind a stable name such as `sign_in_failed`
/// @param actor who did it
/// @param subject what it was done to: the id of a user, session or key
/// @param address where the request came from
public record AuditEntry(
    String id,
    Instant at,
    String kind,
    Optional<UserId> actor,
    Optional<String> subject,
    Optional<String> address,
    JsonObject detail) {}
