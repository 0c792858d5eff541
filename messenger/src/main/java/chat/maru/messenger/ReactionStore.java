package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who answered which message with which emoji.
public interface ReactionStore {
  /// @return false if it was there
  boolean add(RoomId room, MessageId message, MemberId member, String emoji, Instant at);

  /// @return false if it was not there
  boolean remove(RoomId room, MessageId message, MemberId member, String emoji);

  void clear(RoomId room, MessageId message);

  /// The emojis that `member` gave to each of `messages`; those without any are left out.
  Map<MessageId, Set<String>> of(RoomId room, MemberId member, Collection<MessageId> messages);

  /// Members who gave `emoji`, the first first.
  List<MemberId> givers(RoomId room, MessageId message, String emoji, int limit);
}
