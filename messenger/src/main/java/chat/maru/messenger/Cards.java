package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Private cards: what only one user sees in a room.
public final class Cards {
  private final Journal journal;

  public Cards(Journal journal) {
    this.journal = journal;
  }

  /// Shows `card` to `user`, or replaces the one with its id. Its quotes go with their messages.
  ///
  /// @throws MaruException `NOT_FOUND` if the user is not in the room (any more)
  public void put(UserId user, Card card) {
    journal.write(
        act -> {
          Tx tx = act.tx();
          Rules.requireMember(tx, card.room(), user);
          Content.Answer answer = card.answer();
          Card sound =
              answer == null ? card : card.withAnswer(Quotes.sound(tx, card.room(), answer));
          tx.users().putCard(user, sound);
          act.tell(user, new UserFact.CardPut(sound));
          return null;
        });
  }

  /// The user's cards in a room, oldest first.
  public List<Card> list(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return tx.users().cards(user, room);
        });
  }

  public void remove(UserId user, RoomId room, String card) {
    journal.write(
        act -> {
          if (!act.tx().users().removeCard(user, room, card)) {
            throw Rules.notFound("card");
          }
          act.tell(user, new UserFact.CardGone(room, card));
          return null;
        });
  }
}
