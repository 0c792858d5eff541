package chat.maru.accounts;

import chat.maru.base.UserId;
import chat.maru.edge.Role;
import java.time.Instant;

/// An account.
///
/// @param name what one signs in with, unique without regard to case
/// @param displayName what others see
/// @param locale a BCP 47 tag
/// @param timeZone an IANA name
public record User(
    UserId id,
    String name,
    String displayName,
    Role role,
    String locale,
    String timeZone,
    Instant createdAt) {}
