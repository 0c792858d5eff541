package chat.maru.messenger;

/// Where forwarded words come from, as far as the room that reads them is told: by whom, and not
/// from where.
public record Origin(String authorName, MemberKind authorKind) {}
