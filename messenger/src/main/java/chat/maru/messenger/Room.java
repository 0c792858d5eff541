package chat.maru.messenger;

import chat.maru.base.RoomId;
import java.time.Instant;

/// A conversation, as it is the same for every member.
///
/// @param name empty for direct rooms, which bear the other person's name
/// @param lastSeq the Seq of its newest event; 0 before the first
/// @param floor events up to this Seq were purged; a cursor below it must start anew
/// @param historyHidden whether those who join see only what comes after
/// @param mate the mate's standing
/// @param policy what its members may do
public record Room(
    RoomId id,
    RoomKind kind,
    String name,
    Instant createdAt,
    long lastSeq,
    long floor,
    boolean historyHidden,
    MateStanding mate,
    RoomPolicy policy) {}
