package chat.maru.messenger;

import chat.maru.base.UserId;
import java.time.Instant;

/// A lasting fact for one user, numbered by [#seq] without gaps. Like a [RoomEvent] it is always
/// told as things are now.
public record UserEvent(UserId user, long seq, Instant at, UserFact fact) {}
