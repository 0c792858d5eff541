package chat.maru.bench.people;

import chat.maru.accounts.Origin;
import chat.maru.accounts.Registration;
import chat.maru.accounts.User;
import chat.maru.accounts.store.JdbiUserStore;
import chat.maru.accounts.wiring.Accounts;
import chat.maru.accounts.wiring.AccountsWiring;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.base.UserId;
import chat.maru.bench.Progress;
import chat.maru.edge.Role;
import chat.maru.messenger.Invites;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.server.data.DataDirectory;
import chat.maru.storage.Database;
import chat.maru.storage.StorageConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Fills a data directory with rooms of people, before the server opens it.
///
/// Through the modules themselves, except that nobody gets a password: hashing thousands would take
/// minutes, and no password opens the hash that stands there.
public final class Seats {
  private static final String NO_PASSWORD = "-";

  /// Held, because a logger that nobody holds forgets its level.
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  private final Clock clock = Clock.systemUTC();
  private final JdbiUserStore users;
  private final Accounts accounts;
  private final Messenger messenger;
  private final Progress progress;

  private Seats(Database database, Progress progress) {
    this.progress = progress;
    users = new JdbiUserStore(database);
    accounts =
        AccountsWiring.wire(database, Registration.INVITED, _ -> false, Optional.empty(), clock);
    messenger = Messenger.on(new JdbiTransactions(database), new Known(users), clock);
  }

  /// Seats `members` people of their own in each of `rooms` rooms of the directory's own database.
  public static List<Seat> fill(Path data, int rooms, int members, Progress progress) {
    return fill(data, Optional.empty(), rooms, members, progress);
  }

  /// The same in another database.
  ///
  /// @param url where it is; empty for the directory's own SQLite file
  public static List<Seat> fill(
      Path data, Optional<String> url, int rooms, int members, Progress progress) {
    MIGRATIONS.setLevel(Level.WARNING);
    try (DataDirectory directory = DataDirectory.lock(data);
        Database database =
            Database.open(
                url.map(StorageConfig::of).orElse(StorageConfig.sqlite(directory.database())));
        ExecutorService together = Threads.virtual("seat")) {
      Seats seats = new Seats(database, progress);
      List<Future<List<Seat>>> filled = new ArrayList<>();
      for (int room = 0; room < rooms; room++) {
        String name = "Room " + room;
        filled.add(together.submit(() -> seats.room(name, members, together)));
      }
      return filled.stream().map(Seats::result).flatMap(List::stream).toList();
    }
  }

  private List<Seat> room(String name, int members, ExecutorService together) {
    User owner = user(name + " 0");
    RoomId room = messenger.rooms().create(owner.id(), name, false).id();
    String invite =
        messenger.invites().create(owner.id(), room, Invites.DEFAULT_LIFE, members).code();
    List<Future<Seat>> seats = new ArrayList<>();
    seats.add(together.submit(() -> seat(room, 0, owner)));
    for (int number = 1; number < members; number++) {
      int place = number;
      Callable<Seat> join =
          () -> {
            User user = user(name + " " + place);
            messenger.invites().join(user.id(), invite);
            return seat(room, place, user);
          };
      seats.add(together.submit(join));
    }
    return seats.stream().map(Seats::result).toList();
  }

  private User user(String name) {
    UserId id = UserId.next(clock);
    User user = new User(id, name, name, Role.MEMBER, "en", "UTC", clock.instant());
    users.insert(user, name, NO_PASSWORD);
    return user;
  }

  private Seat seat(RoomId room, int number, User user) {
    String token = accounts.sessions().open(user, Origin.command()).token();
    progress.step();
    return new Seat(room, number, token);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A room could not be filled", e.getCause());
    }
  }

  private record Known(JdbiUserStore users) implements People {
    @Override
    public Optional<Person> find(UserId user) {
      return users.find(user).map(found -> new Person(found.id(), found.displayName()));
    }

    @Override
    public Optional<Person> findByName(String name) {
      return Optional.empty();
    }
  }
}
