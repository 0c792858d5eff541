package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows that belong to one user: their events, cards and drafts.
public interface UserStore {
  /// Takes the next Seq of the user.
  long advance(UserId user);

  long lastSeq(UserId user);

  /// Where the logs of `users` stand; who has none is left out.
  Map<UserId, Long> lastSeqs(Collection<UserId> users);

  void insert(UserEvent event);

  /// What the events after `afterSeq` are about, in order.
  List<Row> list(UserId user, long afterSeq, int limit);

  void putCard(UserId user, Card card);

  Optional<Card> findCard(UserId user, RoomId room, String card);

  List<Card> cards(UserId user, RoomId room);

  boolean removeCard(UserId user, RoomId room, String card);

  /// Cards that repeat `cited`.
  List<Owned> cardsQuoting(RoomId room, MessageId cited);

  void putDraft(UserId user, RoomId room, String text, Instant at);

  Optional<UserFact.Draft> findDraft(UserId user, RoomId room);

  /// An event before it is told.
  ///
  /// @param ref the card's or claim's id; empty for other kinds
  record Row(long seq, Instant at, String kind, String room, String ref) {}

  /// A card and whose it is.
  record Owned(UserId user, Card card) {}
}
