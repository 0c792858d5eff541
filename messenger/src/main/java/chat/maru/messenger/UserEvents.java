package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbered events of one user, read from their log as things are now.
public final class UserEvents {
  private final Journal journal;

  public UserEvents(Journal journal) {
    this.journal = journal;
  }

  public long lastSeq(UserId user) {
    return journal.read(tx -> tx.users().lastSeq(user));
  }

  /// The epoch of this deployment's logs: another one means that cursors are worthless.
  public String epoch() {
    return journal.read(tx -> tx.rooms().epoch());
  }

  /// Events after `afterSeq` in order. Facts that are past (a card that was removed, a room that
  /// was left) are told as what became of them.
  public List<UserEvent> list(UserId user, long afterSeq, int limit) {
    return journal.read(
        tx -> {
          List<UserEvent> events = new ArrayList<>();
          for (UserStore.Row row : tx.users().list(user, afterSeq, limit)) {
            events.add(new UserEvent(user, row.seq(), row.at(), fact(tx, user, row)));
          }
          return events;
        });
  }

  private static UserFact fact(Tx tx, UserId user, UserStore.Row row) {
    RoomId room = RoomId.parse(row.room());
    return switch (row.kind()) {
      case "card" ->
          tx.users()
              .findCard(user, room, row.ref())
              .<UserFact>map(UserFact.CardPut::new)
              .orElseGet(() -> new UserFact.CardGone(room, row.ref()));
      case "cardGone" -> new UserFact.CardGone(room, row.ref());
      case "roomAdded" -> isIn(tx, user, room) ? added(tx, user, room) : removed(room);
      case "roomRemoved" -> isIn(tx, user, room) ? added(tx, user, room) : removed(room);
      case "claim" ->
          tx.imports()
              .findClaim(room, row.ref())
              .<UserFact>map(UserFact.ClaimChanged::new)
              .orElseGet(() -> removed(room));
      case "hidden" -> hidden(tx, user, room, new MessageId(row.ref()));
      case "draft" ->
          tx.users().findDraft(user, room).orElseGet(() -> new UserFact.Draft(room, "", row.at()));
      default -> throw new IllegalStateException("unknown kind of user event: " + row.kind());
    };
  }

  private static boolean isIn(Tx tx, UserId user, RoomId room) {
    Optional<Member> member = tx.members().findUser(room, user);
    return member.isPresent() && member.get().present();
  }

  private static UserFact added(Tx tx, UserId user, RoomId room) {
    return new UserFact.RoomAdded(RoomViews.of(tx, Rules.requireRoom(tx, room), user));
  }

  private static UserFact hidden(Tx tx, UserId user, RoomId room, MessageId message) {
    boolean still =
        tx.members()
            .findUser(room, user)
            .filter(member -> tx.acts().hidden(room, member.id()).contains(message))
            .isPresent();
    return new UserFact.MessageHidden(room, message, still);
  }

  private static UserFact removed(RoomId room) {
    return new UserFact.RoomRemoved(room);
  }
}
