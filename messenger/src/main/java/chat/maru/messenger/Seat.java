package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;

/// That a user is in a room, as which member, and where the room's log stands.
public record Seat(RoomId room, MemberId member, long lastSeq) {}
