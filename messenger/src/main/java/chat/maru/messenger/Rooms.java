package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Rooms and their members: the rules of who may do what.
///
/// Every call blocks until what it did is on disk. A room that the caller is not in does not exist
/// for them (`NOT_FOUND`).
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Rooms {
  /// Makes a group with `by` as its owner.
  public Room create(UserId by, String name, boolean withMate) {
    throw new UnsupportedOperationException();
  }

  /// The direct room of two people; made if there is none.
  public Room direct(UserId by, UserId with) {
    throw new UnsupportedOperationException();
  }

  /// The room of a user and their mate; made if there is none.
  public Room mateRoom(UserId user) {
    throw new UnsupportedOperationException();
  }

  /// The room, if `user` is in it.
  public Room require(UserId user, RoomId room) {
    throw new UnsupportedOperationException();
  }

  /// The rooms that `user` is in.
  public List<Room> list(UserId user) {
    throw new UnsupportedOperationException();
  }

  /// The member that `user` is in `room`.
  public Member requireMember(UserId user, RoomId room) {
    throw new UnsupportedOperationException();
  }

  /// Everybody who is or was in the room, imported people included.
  public List<Member> members(RoomId room) {
    throw new UnsupportedOperationException();
  }

  /// Takes `user` out of the room.
  public void leave(UserId user, RoomId room) {
    throw new UnsupportedOperationException();
  }

  /// Takes `member` out of the room; only an owner may.
  public void remove(UserId by, RoomId room, MemberId member) {
    throw new UnsupportedOperationException();
  }

  public Room rename(UserId by, RoomId room, String name) {
    throw new UnsupportedOperationException();
  }

  /// Makes `member` the owner instead of `by`.
  public void transfer(UserId by, RoomId room, MemberId member) {
    throw new UnsupportedOperationException();
  }

  /// Posts a message. The same id, author and body again give the same message.
  ///
  /// @throws chat.maru.base.MaruException `CONFLICT` for the same id with another body, `INVALID`
  ///   for text that cannot be kept, `TOO_LARGE`
  public PostResult post(UserId by, RoomId room, NewMessage message) {
    throw new UnsupportedOperationException();
  }

  /// Changes the text of one's own message.
  public Message edit(UserId by, RoomId room, MessageId message, String text) {
    throw new UnsupportedOperationException();
  }

  /// Deletes one's own message, or any as an owner.
  public Message delete(UserId by, RoomId room, MessageId message) {
    throw new UnsupportedOperationException();
  }

  /// Posts what the mate says, as the room's mate member.
  ///
  /// @param id the same id again gives the same message, so that a turn that is repeated after a
  ///   crash speaks once
  /// @throws chat.maru.base.MaruException `FORBIDDEN` if the mate is not present (any more)
  public PostResult postAnswer(
      RoomId room, MessageId id, Content.Answer answer, MessageId replyTo) {
    throw new UnsupportedOperationException();
  }

  /// Moves the read mark up to `seq`; a lower one changes nothing.
  public void markRead(UserId user, RoomId room, long seq) {
    throw new UnsupportedOperationException();
  }
}
