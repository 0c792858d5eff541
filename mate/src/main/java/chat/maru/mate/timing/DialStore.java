package chat.maru.mate.timing;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rows of dials and of what was said unasked. Each call is one transaction.
public interface DialStore {
  /// The room's dial; [Dial#DEFAULT] if it was never turned.
  Dial dial(RoomId room);

  void turn(RoomId room, Dial dial);

  void add(Unasked said);

  /// The newest first.
  List<Unasked> list(RoomId room, int limit);

  Optional<Unasked> find(RoomId room, MessageId answer);

  /// How many since `from`.
  int since(RoomId room, Instant from);

  /// Somebody took notice of the last one.
  void heed(RoomId room);

  /// Notes the first feedback to a message and moves the dial by it.
  ///
  /// @return whether it was the first
  boolean feedback(RoomId room, MessageId answer, Unasked.Feedback feedback);
}
