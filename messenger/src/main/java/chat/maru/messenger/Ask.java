package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;

/// A question to the mate that waits for its turn: a message in a mate room, or one that names the
/// mate where it is present.
///
/// @param asker the author
/// @param lineSeq the asker's unread line when they entered the room: what came after it, up to
///   [#seq], is what they had missed
/// @param attempt 1 for the first try
public record Ask(
    RoomId room,
    MessageId message,
    long seq,
    MemberId asker,
    UserId user,
    long lineSeq,
    int attempt) {}
