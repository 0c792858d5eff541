package chat.maru.messenger;

import java.time.Instant;

/// The place of a new event in its room's log.
///
/// @param seq one more than the event before
/// @param at never earlier than the event before
/// @param people how many people are in the room
/// @param matePresent whether the mate is in it too
public record Stamp(long seq, Instant at, int people, RoomKind kind, boolean matePresent) {}
