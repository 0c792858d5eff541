package chat.maru.bridges.testing;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.bridges.importing.ImportOrder;
import chat.maru.bridges.importing.Importer;
import chat.maru.bridges.wiring.BridgesWiring;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Message;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/// The real messenger and the real importer on a real database.
public final class Hall {
  public final UserId alice = UserId.parse("01890000-0000-7000-8000-00000000000a");
  public final UserId bob = UserId.parse("01890000-0000-7000-8000-00000000000b");
  public final UserId carol = UserId.parse("01890000-0000-7000-8000-00000000000c");
  public final Messenger messenger;

  /// Alice's; Bob is in it, Carol is not.
  public final RoomId room;

  private final Database database;
  private final Path data;
  private BridgesWiring.Bridges bridges;

  public Hall(Database database) {
    this.database = database;
    this.data = directory();
    messenger = Messenger.on(new JdbiTransactions(database), new Trio(this), Clock.systemUTC());
    room = messenger.rooms().create(alice, "거실", false).id();
    String code = messenger.invites().create(alice, room, Invites.DEFAULT_LIFE, 10).code();
    messenger.invites().join(bob, code);
    bridges = wire();
  }

  private BridgesWiring.Bridges wire() {
    return BridgesWiring.wire(
        database, messenger.rooms(), messenger.imports(), messenger.hub(), data);
  }

  public BridgesWiring.Bridges bridges() {
    return bridges;
  }

  public Importer importer() {
    return bridges.importer();
  }

  /// Stops the importer after the batch that it is at, and starts another.
  public void restart() {
    bridges.importer().close();
    bridges = wire();
    bridges.importer().resume();
  }

  public ImportRun start(String text, UserId by, Audience audience) {
    return importer().start(order(by, audience), file(text));
  }

  /// Imports a file, which is taken away, and waits for the end.
  public ImportRun bringInFile(Path file, UserId by, Audience audience) {
    return await(importer().start(order(by, audience), file));
  }

  private ImportOrder order(UserId by, Audience audience) {
    return new ImportOrder(by, room, "kakaotalk", "a.txt", ZoneId.of("Asia/Seoul"), audience);
  }

  /// Imports and waits for the end.
  public ImportRun bringIn(String text, UserId by, Audience audience) {
    return await(start(text, by, audience));
  }

  public ImportRun await(ImportRun run) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> messenger.imports().require(alice, room, run.id()),
            now -> now.state() != ImportRun.State.RUNNING);
  }

  public Message say(UserId by, String text) {
    return messenger
        .rooms()
        .post(by, room, new NewMessage(MessageId.next(Clock.systemUTC()), text, null))
        .message();
  }

  /// What a person sees of the room, oldest first: `instant name: text`.
  public List<String> timeline(UserId user) {
    return messenger
        .messages()
        .page(room, Viewer.person(user), Optional.empty(), 500)
        .messages()
        .stream()
        .map(message -> message.at() + " " + message.authorName() + ": " + message.text())
        .toList();
  }

  public Path file(String text) {
    try {
      return Files.writeString(Files.createTempFile(data, "upload", ".txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Files that still wait for their import.
  public List<Path> waiting() {
    try (var files = Files.list(data.resolve("imports"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("maru-imports");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Trio(Map<String, Person> byName) implements People {
    Trio(Hall hall) {
      this(
          Map.of(
              "alice", new Person(hall.alice, "alice"),
              "bob", new Person(hall.bob, "bob"),
              "carol", new Person(hall.carol, "carol")));
    }

    @Override
    public Optional<Person> find(UserId user) {
      return byName.values().stream().filter(person -> person.user().equals(user)).findFirst();
    }

    @Override
    public Optional<Person> findByName(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
