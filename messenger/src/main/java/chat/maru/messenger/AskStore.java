package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.Optional;

/// Rows of questions that wait.
public interface AskStore {
  void insert(Ask ask, Instant at);

  /// Whether `node` may take one.
  boolean anyFree(String node, Instant now);

  /// Takes the oldest that is free at `now`, in a room of which no other node holds one.
  Optional<Ask> take(String node, Instant now, Instant until);

  /// @return whether `node` still held it
  boolean renew(String node, RoomId room, MessageId message, Instant until);

  void remove(RoomId room, MessageId message);
}
