package chat.maru.messenger;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Who may enter: the guards at the top of every act.
public final class Rules {
  private Rules() {}

  public static Room requireRoom(Tx tx, RoomId room) {
    return tx.rooms().find(room).orElseThrow(() -> notFound("room"));
  }

  /// The member that `user` is in `room` now. Whoever is not in a room does not learn that it
  /// exists.
  public static Member requireMember(Tx tx, RoomId room, UserId user) {
    return tx.members()
        .findUser(room, user)
        .filter(Member::present)
        .orElseThrow(() -> notFound("room"));
  }

  public static Member requireOwner(Tx tx, RoomId room, UserId user) {
    Member member = requireMember(tx, room, user);
    if (!member.owner()) {
      throw new MaruException(MessengerError.OWNER_ONLY, "Only the owner of the room may do this");
    }
    return member;
  }

  public static Member requireMember(Tx tx, RoomId room, MemberId member) {
    return tx.members().find(room, member).orElseThrow(() -> notFound("member"));
  }

  public static Message requireMessage(Tx tx, RoomId room, MessageId message) {
    return tx.messages().find(room, message).orElseThrow(() -> notFound("message"));
  }

  /// The message, if `user` may see it.
  public static Message requireVisible(Tx tx, RoomId room, UserId user, MessageId message) {
    return tx
        .messages()
        .byIds(Visibility.of(tx, room, Viewer.person(user)), List.of(message))
        .stream()
        .findFirst()
        .orElseThrow(() -> notFound("message"));
  }

  public static void requireGroup(Room room) {
    if (room.kind() != RoomKind.GROUP) {
      throw new MaruException(
          MessengerError.ROOM_FIXED, "The members of a " + room.kind().code() + " room stay");
    }
  }

  public static MaruException notFound(String what) {
    return new MaruException(CommonError.NOT_FOUND, "There is no such " + what);
  }
}
