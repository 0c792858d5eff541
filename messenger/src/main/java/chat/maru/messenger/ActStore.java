package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What members did with messages besides saying them: pinned, hidden for themselves, forwarded.
public interface ActStore {
  void pin(RoomId room, MessageId message, long seq);

  void unpin(RoomId room, MessageId message);

  /// The newest first.
  List<MessageId> pins(RoomId room);

  void hide(RoomId room, MemberId member, MessageId message);

  void unhide(RoomId room, MemberId member, MessageId message);

  /// What the member has hidden from themselves.
  Set<MessageId> hidden(RoomId room, MemberId member);

  /// Notes whose words `message` repeats. Of a message that was itself forwarded, it is the first
  /// author.
  void forwarded(RoomId room, MessageId message, Message source);

  /// Forwarded messages of this room that no mate may read: their author has blinded the mate where
  /// they said it, is an imported person whom nobody has claimed, or said it where the class of the
  /// data is stricter than here.
  Set<MessageId> keptFromMates(RoomId room);

  /// Where the words of `authors` were forwarded to.
  Map<RoomId, List<MessageId>> copies(RoomId from, Collection<MemberId> authors);
}
