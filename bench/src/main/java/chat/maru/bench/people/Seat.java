package chat.maru.bench.people;

import chat.maru.base.RoomId;

/// A person in a room, and the session by which they connect.
///
/// @param number their place in the room, from 0
public record Seat(RoomId room, int number, String token) {}
