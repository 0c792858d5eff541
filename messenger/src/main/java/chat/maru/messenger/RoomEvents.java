package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.function.Consumer;

/// The numbered events of rooms: read from the log, or told as they are committed.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class RoomEvents {
  /// Events after `afterSeq` in order, as `user` may see them.
  ///
  /// @throws chat.maru.base.MaruException `resync_required` if they were purged
  public List<RoomEvent> list(UserId user, RoomId room, long afterSeq, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Tells `listener` every event of this process after its commit, in order within each room. It
  /// must not block. What happened while nobody listened is in the log.
  public void subscribe(Consumer<RoomEvent> listener) {
    throw new UnsupportedOperationException();
  }
}
