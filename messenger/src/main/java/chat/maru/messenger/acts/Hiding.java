package chat.maru.messenger.acts;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Member;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.Rules;
import chat.maru.messenger.Tx;
import chat.maru.messenger.UserFact;

/// Deleting a message for oneself: everybody else goes on seeing it. It goes through the one rule
/// of visibility, so that no way of reading shows it.
public final class Hiding {
  /// Messages that one member may hide in one room.
  public static final int MOST = 2_000;

  private final Journal journal;

  public Hiding(Journal journal) {
    this.journal = journal;
  }

  /// @throws MaruException `NOT_FOUND` for a message that one does not see, `TOO_MANY_HIDDEN`
  public void hide(UserId by, RoomId room, MessageId message) {
    journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          Rules.requireVisible(tx, room, by, message);
          if (tx.acts().hidden(room, member.id()).size() >= MOST) {
            throw new MaruException(
                MessengerError.TOO_MANY_HIDDEN, "At most " + MOST + " messages of a room");
          }
          tx.acts().hide(room, member.id(), message);
          act.tell(by, new UserFact.MessageHidden(room, message, true));
          return null;
        });
  }

  /// Shows it again.
  public void show(UserId by, RoomId room, MessageId message) {
    journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          if (tx.acts().hidden(room, member.id()).contains(message)) {
            tx.acts().unhide(room, member.id(), message);
            act.tell(by, new UserFact.MessageHidden(room, message, false));
          }
          return null;
        });
  }
}
