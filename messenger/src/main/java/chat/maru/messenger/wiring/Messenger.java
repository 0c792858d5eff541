package chat.maru.messenger.wiring;

import chat.maru.base.Ids;
import chat.maru.messenger.Asks;
import chat.maru.messenger.Cards;
import chat.maru.messenger.Claims;
import chat.maru.messenger.Drafts;
import chat.maru.messenger.Feed;
import chat.maru.messenger.Imports;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Messages;
import chat.maru.messenger.People;
import chat.maru.messenger.RoomEvents;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Standings;
import chat.maru.messenger.Transactions;
import chat.maru.messenger.UserEvents;
import chat.maru.messenger.acts.Forwards;
import chat.maru.messenger.acts.Hiding;
import chat.maru.messenger.acts.Pins;
import chat.maru.messenger.acts.Policies;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.hub.Hub;
import chat.maru.messenger.polls.Polls;
import chat.maru.messenger.reactions.Reactions;
import java.time.Clock;
import java.util.concurrent.Executor;

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
    Reactions reactions,
    Pins pins,
    Hiding hiding,
    Forwards forwards,
    Policies policies,
    Polls polls,
    Hub hub,
    Bus bus,
    Journal journal) {

  /// Joins the domain on its tables, for a deployment of one node. Blocks for the database once.
  public static Messenger on(Transactions transactions, People people, Clock clock) {
    return on(transactions, people, clock, _ -> Bus.NONE, Runnable::run);
  }

  /// Joins the domain on its tables. Blocks for the database and the bus once.
  ///
  /// @param readers runs what reads the database because another node said something
  public static Messenger on(
      Transactions transactions, People people, Clock clock, Bus.Source buses, Executor readers) {
    Feed feed = new Feed();
    Journal journal = new Journal(transactions, feed, clock);
    journal.write(
        act -> {
          act.tx().rooms().initEpoch(Ids.next(clock));
          return null;
        });
    Rooms rooms = new Rooms(journal, feed, people);
    Bus bus = buses.open(journal.read(tx -> tx.rooms().epoch()));
    return new Messenger(
        rooms,
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
        new Reactions(journal),
        new Pins(journal),
        new Hiding(journal),
        new Forwards(journal, rooms),
        new Policies(journal),
        new Polls(journal),
        new Hub(journal, feed, bus, readers),
        bus,
        journal);
  }
}
