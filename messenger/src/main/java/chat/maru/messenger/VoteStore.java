package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.List;

/// Rows of who chose what, and of when a choice ends.
public interface VoteStore {
  /// The numbers of the options that `member` chose, in order.
  List<Integer> choices(RoomId room, MessageId message, MemberId member);

  /// Writes what `member` chooses now, in place of what they chose before.
  void choose(RoomId room, MessageId message, MemberId member, List<Integer> choices, Instant at);

  /// All choices, in the order in which they were made.
  List<Vote> list(RoomId room, MessageId message);

  void putDeadline(RoomId room, MessageId message, Instant at);

  /// What ends at `now` or has ended since, at most `limit`.
  List<Due> due(Instant now, int limit);

  void removeDeadline(RoomId room, MessageId message);

  /// Removes everything about a message.
  void clear(RoomId room, MessageId message);

  /// One choice of one person.
  record Vote(MemberId member, int choice) {}

  /// Something whose time has come.
  record Due(RoomId room, MessageId message) {}
}
