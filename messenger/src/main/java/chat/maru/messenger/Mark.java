package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;

/// A member's read mark and what is left unread after it.
///
/// @param moved whether it is higher than before
public record Mark(
    RoomId room,
    MemberId member,
    UserId user,
    long seq,
    boolean moved,
    long unread,
    long mentions) {}
