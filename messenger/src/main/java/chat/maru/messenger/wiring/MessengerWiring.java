package chat.maru.messenger.wiring;

import chat.maru.accounts.UserLog;
import chat.maru.accounts.Users;
import chat.maru.base.Threads;
import chat.maru.base.UserId;
import chat.maru.edge.Routes;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.http.CardsApi;
import chat.maru.messenger.http.EventsApi;
import chat.maru.messenger.http.InvitesApi;
import chat.maru.messenger.http.MateStandingApi;
import chat.maru.messenger.http.MembersApi;
import chat.maru.messenger.http.MessageActsApi;
import chat.maru.messenger.http.MessagesApi;
import chat.maru.messenger.http.PollsApi;
import chat.maru.messenger.http.ReactionsApi;
import chat.maru.messenger.http.RoomsApi;
import chat.maru.messenger.http.SearchApi;
import chat.maru.messenger.http.SocketApi;
import chat.maru.messenger.hub.Heartbeat;
import chat.maru.messenger.index.IndexFollower;
import chat.maru.messenger.index.Search;
import chat.maru.messenger.polls.Deadlines;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.search.SearchIndex;
import chat.maru.storage.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// Joins the parts of this module.
public final class MessengerWiring {
  private MessengerWiring() {}

  /// The module as the server knows it. Close it before the index and the database.
  ///
  /// @param people the accounts as the messenger knows them
  public record Wired(
      Messenger messenger,
      People people,
      Search search,
      IndexFollower follower,
      Heartbeat heartbeat,
      Deadlines deadlines,
      ExecutorService readers,
      FilesPart files)
      implements AutoCloseable {

    /// Adds this module's endpoints.
    public void addTo(Routes routes) {
      new RoomsApi(messenger.rooms(), people).addTo(routes);
      new MembersApi(messenger.rooms(), messenger.claims()).addTo(routes);
      new InvitesApi(messenger.invites(), messenger.rooms()).addTo(routes);
      new MessagesApi(messenger.rooms(), messenger.messages()).addTo(routes);
      new ReactionsApi(messenger.reactions(), messenger.messages()).addTo(routes);
      new MessageActsApi(
              messenger.messages(),
              messenger.pins(),
              messenger.hiding(),
              messenger.forwards(),
              messenger.policies())
          .addTo(routes);
      new EventsApi(messenger.roomEvents(), messenger.userEvents()).addTo(routes);
      new PollsApi(messenger.polls(), messenger.messages()).addTo(routes);
      new CardsApi(messenger.cards(), messenger.drafts()).addTo(routes);
      new MateStandingApi(messenger.standings()).addTo(routes);
      new SearchApi(search).addTo(routes);
      files.addTo(routes);
      new SocketApi(messenger.hub(), messenger.rooms()).addTo(routes);
    }

    /// Where each user's events stand, for `GET /api/me`.
    public UserLog userLog() {
      return user ->
          new UserLog.Position(
              messenger.userEvents().lastSeq(user), messenger.userEvents().epoch());
    }

    @Override
    public void close() {
      deadlines.close();
      heartbeat.close();
      files.close();
      messenger.bus().close();
      readers.shutdownNow();
      follower.close();
    }
  }

  /// Joins the module to the accounts: a new account gets its mate room, a changed name is known in
  /// all rooms.
  public static Wired wire(
      Database database,
      SearchIndex index,
      FilesPart.Place files,
      Users users,
      Bus.Source buses,
      Clock clock) {
    Wired wired = wire(database, index, files, new Accounts(users), buses, clock);
    users.onCreated(user -> wired.messenger().rooms().mateRoom(user.id()));
    users.onChanged(user -> wired.messenger().rooms().renamed(user.id(), user.displayName()));
    return wired;
  }

  /// Joins the module to any source of people, for a deployment of one node.
  public static Wired wire(
      Database database, SearchIndex index, FilesPart.Place files, People people, Clock clock) {
    return wire(database, index, files, people, _ -> Bus.NONE, clock);
  }

  private static Wired wire(
      Database database,
      SearchIndex index,
      FilesPart.Place files,
      People people,
      Bus.Source buses,
      Clock clock) {
    ExecutorService readers = Threads.virtual("relay");
    Messenger messenger =
        Messenger.on(new JdbiTransactions(database), people, clock, buses, readers);
    return new Wired(
        messenger,
        people,
        new Search(index, messenger.rooms(), messenger.messages()),
        new IndexFollower(
            index, messenger.roomEvents(), messenger.messages(), messenger.userEvents()),
        new Heartbeat(messenger.hub()),
        new Deadlines(messenger.polls()),
        readers,
        FilesPart.of(messenger.journal(), files));
  }

  private record Accounts(Users users) implements People {
    @Override
    public Optional<Person> find(UserId user) {
      return users.find(user).map(found -> new Person(found.id(), found.displayName()));
    }

    @Override
    public Optional<Person> findByName(String name) {
      return users.findByName(name).map(found -> new Person(found.id(), found.displayName()));
    }
  }
}
