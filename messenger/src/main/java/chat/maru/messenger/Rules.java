package chat.maru.messenger;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;

/// Who may enter: the guards at the top of every act.
final class Rules {
  private Rules() {}

  static Room requireRoom(Tx tx, RoomId room) {
    return tx.rooms().find(room).orElseThrow(() -> notFound("room"));
  }

  /// The member that `user` is in `room` now. Whoever is not in a room does not learn that it
  /// exists.
  static Member requireMember(Tx tx, RoomId room, UserId user) {
    return tx.members()
        .findUser(room, user)
        .filter(Member::present)
        .orElseThrow(() -> notFound("room"));
  }

  static Member requireOwner(Tx tx, RoomId room, UserId user) {
    Member member = requireMember(tx, room, user);
    if (!member.owner()) {
      throw new MaruException(MessengerError.OWNER_ONLY, "Only the owner of the room may do this");
    }
    return member;
  }

  static Member requireMember(Tx tx, RoomId room, MemberId member) {
    return tx.members().find(room, member).orElseThrow(() -> notFound("member"));
  }

  static Message requireMessage(Tx tx, RoomId room, MessageId message) {
    return tx.messages().find(room, message).orElseThrow(() -> notFound("message"));
  }

  static void requireGroup(Room room) {
    if (room.kind() != RoomKind.GROUP) {
      throw new MaruException(
          MessengerError.ROOM_FIXED, "The members of a " + room.kind().code() + " room stay");
    }
  }

  static MaruException notFound(String what) {
    return new MaruException(CommonError.NOT_FOUND, "There is no such " + what);
  }
}
