package chat.maru.mate;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of turns. Each call is one transaction.
public interface TurnStore {
  /// Keeps `turn` unless its message has one; counts the attempt of the one that is there.
  Turn begin(Turn turn);

  Optional<Turn> find(RoomId room, String id);

  Optional<Turn> findByMessage(RoomId room, MessageId message);

  /// Ends a turn that runs; one that has ended stays as it is.
  ///
  /// @return whether it was this call that ended it
  boolean end(
      RoomId room, MessageId message, TurnState state, @Nullable String receipt, Instant at);
}
