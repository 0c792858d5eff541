package chat.maru.messenger;

import chat.maru.base.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together what one member sees of their room in the list.
final class RoomViews {
  private RoomViews() {}

  static RoomView of(Tx tx, Room room, UserId user) {
    Member me = Rules.requireMember(tx, room.id(), user);
    Visibility visibility = Visibility.of(tx, room.id(), Viewer.person(user));
    List<Message> newest = tx.messages().before(visibility, null, 1);
    Message last = newest.isEmpty() ? null : newest.getFirst();
    return new RoomView(
        room,
        me,
        tx.messages().unread(room.id(), me.id(), me.readSeq()),
        tx.messages().unreadMentions(room.id(), me.id(), me.readSeq()),
        last,
        last == null ? 0 : UnreadBy.of(tx, room.id()).count(last),
        room.kind() == RoomKind.DIRECT ? other(tx, room, me) : null,
        tx.users().findDraft(user, room.id()).map(UserFact.Draft::text).orElse(""),
        tx.rooms().epoch());
  }

  private static @Nullable Person other(Tx tx, Room room, Member me) {
    for (Member member : tx.members().list(room.id())) {
      UserId user = member.user();
      if (member.kind() == MemberKind.HUMAN && user != null && !member.id().equals(me.id())) {
        return new Person(user, member.displayName());
      }
    }
    return null;
  }
}
