package chat.maru.messenger;

import chat.maru.base.RoomId;
import java.util.List;

/// Rows of room events.
public interface EventStore {
  void insert(RoomEvent event);

  /// Events after `afterSeq` in order, whoever asks, as things are now.
  List<RoomEvent> list(RoomId room, long afterSeq, int limit);

  /// Events of the kinds that a timeline shows as a line, after `afterSeq` and up to `upToSeq`: the
  /// newest `limit`, in order.
  List<RoomEvent> lines(RoomId room, long afterSeq, long upToSeq, int limit);
}
