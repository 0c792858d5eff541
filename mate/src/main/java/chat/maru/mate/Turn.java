package chat.maru.mate;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;

/// One response of the mate to one message. There is one turn a message, for ever, so that a
/// message that is told twice is answered once.
///
/// @param message the message that asked
/// @param id the turn's own id (UUIDv7)
/// @param answer the id of the message or card that it will make
/// @param asker who asked
/// @param user the account behind them
/// @param attempt how often it was begun
public record Turn(
    RoomId room,
    MessageId message,
    String id,
    MessageId answer,
    MemberId asker,
    UserId user,
    TurnState state,
    int attempt,
    Instant startedAt) {}
