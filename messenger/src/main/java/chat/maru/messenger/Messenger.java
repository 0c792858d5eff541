package chat.maru.messenger;

import chat.maru.base.Ids;
import java.time.Clock;

/// The messenger's parts, joined.
public record Messenger(
    Rooms rooms,
    Messages messages,
    RoomEvents roomEvents,
    UserEvents userEvents,
    Invites invites,
    Standings standings,
    Cards cards,
    Drafts drafts,
    Asks asks,
    Imports imports,
    Claims claims,
    Hub hub) {

  /// Joins the domain on its tables. Blocks for the database once.
  public static Messenger on(Transactions transactions, People people, Clock clock) {
    Feed feed = new Feed();
    Journal journal = new Journal(transactions, feed, clock);
    journal.write(
        act -> {
          act.tx().rooms().initEpoch(Ids.next(clock));
          return null;
        });
    return new Messenger(
        new Rooms(journal, people, new Posts(journal), new ReadMarks(journal, feed)),
        new Messages(journal),
        new RoomEvents(journal, feed),
        new UserEvents(journal),
        new Invites(journal, people),
        new Standings(journal),
        new Cards(journal),
        new Drafts(journal),
        new Asks(journal, feed),
        new Imports(journal),
        new Claims(journal),
        new Hub(journal, feed));
  }
}
