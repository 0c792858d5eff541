package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.Optional;

/// Rows of questions that wait.
public interface AskStore {
  void insert(Ask ask, Instant at);

  boolean anyFree(Instant now);

  /// Takes the oldest that is free at `now`.
  Optional<Ask> take(Instant now, Instant until);

  void renew(RoomId room, MessageId message, Instant until);

  void remove(RoomId room, MessageId message);
}
