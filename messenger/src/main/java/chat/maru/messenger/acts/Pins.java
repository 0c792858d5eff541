package chat.maru.messenger.acts;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.Rules;
import chat.maru.messenger.Stamp;
import chat.maru.messenger.Tx;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Visibility;
import java.util.Comparator;
import java.util.List;

/// Messages that a room keeps at hand.
public final class Pins {
  /// Pinned messages of one room.
  public static final int MOST = 50;

  private final Journal journal;

  public Pins(Journal journal) {
    this.journal = journal;
  }

  /// Pins a message or lets it go; what is so already changes nothing.
  ///
  /// @throws MaruException `OWNER_ONLY` where the room keeps pinning to its owner, `TOO_MANY_PINS`
  public Message pin(UserId by, RoomId room, MessageId id, boolean on) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          if (!Rules.requireRoom(tx, room).policy().pinning().admits(member)) {
            throw new MaruException(
                MessengerError.OWNER_ONLY, "Only the owner of this room pins messages");
          }
          Message before = Rules.requireVisible(tx, room, by, id);
          if (before.deleted()) {
            throw Rules.notFound("message");
          }
          if (before.marks().pinned() == on) {
            return before;
          }
          Stamp stamp = act.stamp(room);
          Message now = Rules.requireMessage(tx, room, id);
          Message pinned = now.withMarks(stamp.seq(), now.marks().pin(on));
          if (on) {
            requireRoom(tx, room);
            tx.acts().pin(room, id, stamp.seq());
          } else {
            tx.acts().unpin(room, id);
          }
          tx.messages().update(pinned);
          act.add(new RoomEvent.Pinned(room, stamp.seq(), stamp.at(), member.id(), pinned, on));
          return pinned;
        });
  }

  private static void requireRoom(Tx tx, RoomId room) {
    if (tx.acts().pins(room).size() >= MOST) {
      throw new MaruException(
          MessengerError.TOO_MANY_PINS, "A room keeps at most " + MOST + " pinned messages");
    }
  }

  /// The pinned messages that the viewer may see, the last pinned first.
  public List<Message> list(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Visibility visibility = Visibility.of(tx, room, Viewer.person(user));
          List<MessageId> order = tx.acts().pins(room);
          return tx.messages().byIds(visibility, order).stream()
              .sorted(Comparator.comparingInt(message -> order.indexOf(message.id())))
              .toList();
        });
  }
}
