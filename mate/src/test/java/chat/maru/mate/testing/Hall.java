package chat.maru.mate.testing;

import chat.maru.accounts.Invitations;
import chat.maru.accounts.NewUser;
import chat.maru.accounts.Registration;
import chat.maru.accounts.User;
import chat.maru.accounts.Users;
import chat.maru.accounts.wiring.AccountsWiring;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.edge.Caller;
import chat.maru.edge.Role;
import chat.maru.edge.Routes;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestServer;
import chat.maru.mate.Initiative;
import chat.maru.mate.wiring.MateWiring;
import chat.maru.messenger.Card;
import chat.maru.messenger.Content;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Message;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.search.Doc;
import chat.maru.search.RoomIndex;
import chat.maru.search.SearchIndex;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/// A whole house around the mate: real database, messenger, index, gateway and server; only the
/// vendors of models are fake. People are called by their names; their tokens are their names.
public final class Hall implements AutoCloseable {
  public final Database database;
  public final Clock clock;
  public final Users users;
  public final Messenger messenger;
  public final SearchIndex index;
  public final TestGateway models = TestGateway.learning();
  private final Map<String, UserId> ids = new LinkedHashMap<>();
  private final FixedCallers callers = new FixedCallers();
  private final TestServer server;
  private MateWiring.Wired mate;

  public Hall() {
    this(Databases.fresh(Engine.SQLITE));
  }

  public Hall(Database database) {
    this(database, Clock.systemUTC());
  }

  public Hall(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    users =
        AccountsWiring.wire(
                database, new Registration(true, true), Invitations.none(), Optional.empty(), clock)
            .users();
    messenger = Messenger.on(new JdbiTransactions(database), new Accounts(users), clock);
    index = SearchIndex.open(directory());
    messenger.roomEvents().subscribe(this::follow);
    mate = wire();
    Routes routes = new Routes();
    mate.addTo(routes);
    server = TestServer.start(routes, callers);
    mate.start();
  }

  private MateWiring.Wired wire() {
    return MateWiring.wire(
        new MateWiring.Ground(
            database,
            users,
            messenger,
            index,
            models.models(),
            models.gateway(),
            models.receipts(),
            models.feedback(),
            null,
            clock));
  }

  /// Another node over the same database, without a mate of its own.
  public Messenger otherNode() {
    return Messenger.on(new JdbiTransactions(database), new Accounts(users), clock);
  }

  public Initiative initiative() {
    return mate.initiative();
  }

  /// Ends the mate as a crash would not: turns stop and stay open.
  public void stopMate() {
    mate.close();
  }

  public void startMate() {
    mate = wire();
    mate.start();
  }

  private record Accounts(Users users) implements People {
    @Override
    public Optional<Person> find(UserId user) {
      return users.find(user).map(Accounts::person);
    }

    @Override
    public Optional<Person> findByName(String name) {
      return users.findByName(name).map(Accounts::person);
    }

    private static Person person(User user) {
      return new Person(user.id(), user.displayName());
    }
  }

  /// The account of this name, Korean unless the name is Latin.
  public UserId user(String name) {
    return ids.computeIfAbsent(
        name,
        n -> {
          String locale = n.charAt(0) < 128 ? "en" : "ko";
          User user =
              users.create(
                  NewUser.of(
                      "u" + ids.size(),
                      Optional.of(n),
                      "correct horse battery",
                      Optional.of(locale),
                      Optional.of("Asia/Seoul")),
                  Role.MEMBER);
          callers.put(
              user.name(), new Caller(user.id(), Role.MEMBER, user.name(), Caller.Kind.SESSION));
          return user.id();
        });
  }

  public TestClient as(String name) {
    return server.as(users.require(user(name)).name());
  }

  /// A group with the mate; the first name owns it.
  public RoomId group(String... names) {
    RoomId room = messenger.rooms().create(user(names[0]), "거실", true).id();
    for (int i = 1; i < names.length; i++) {
      join(names[i], room, names[0]);
    }
    return room;
  }

  public void join(String name, RoomId room, String inviter) {
    String code = messenger.invites().create(user(inviter), room, Invites.DEFAULT_LIFE, 10).code();
    messenger.invites().join(user(name), code);
  }

  public Message say(String name, RoomId room, String text) {
    return reply(name, room, text, null);
  }

  public Message reply(
      String name, RoomId room, String text, @org.jspecify.annotations.Nullable MessageId to) {
    return messenger
        .rooms()
        .post(user(name), room, new NewMessage(MessageId.next(clock), text, to))
        .message();
  }

  /// A talk of `name: words` lines.
  public void talk(RoomId room, String talk) {
    talk.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line ->
                say(
                    line.substring(0, line.indexOf(':')),
                    room,
                    line.substring(line.indexOf(':') + 1).strip()));
  }

  public List<Message> timeline(String name, RoomId room) {
    return messenger.messages().recent(room, Viewer.person(user(name)), 500);
  }

  /// The mate's messages as `name` sees them.
  public List<Message> answers(String name, RoomId room) {
    return timeline(name, room).stream()
        .filter(message -> message.content() instanceof Content.Answer)
        .toList();
  }

  /// Asks and waits for the mate's answer to it in the room.
  public Message ask(String name, RoomId room, String text) {
    return answerTo(name, room, say(name, room, text));
  }

  public Message answerTo(String name, RoomId room, Message question) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                answers(name, room).stream()
                    .filter(message -> question.id().equals(message.replyTo()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /// Asks and waits for a private card.
  public Card askForCard(String name, RoomId room, String text) {
    return cardFor(name, room, say(name, room, text));
  }

  public Card cardFor(String name, RoomId room, Message question) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                messenger.cards().list(user(name), room).stream()
                    .filter(card -> question.id().equals(card.causedBy()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /// Waits until no question is left.
  public void settle() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database.read(
                    handle ->
                        handle.select("SELECT COUNT(*) FROM asks").mapTo(Integer.class).one()
                            == 0));
  }

  /// Feeds the index, as the server's follower does.
  private void follow(RoomEvent event) {
    RoomIndex room = index.room(event.room());
    switch (event) {
      case RoomEvent.Posted posted -> put(room, posted.message());
      case RoomEvent.Edited edited -> put(room, edited.message());
      case RoomEvent.Deleted deleted -> room.delete(deleted.message().id());
      case RoomEvent.Imported imported ->
          messenger
              .messages()
              .page(event.room(), new Viewer.Everyone(), Optional.empty(), 500)
              .messages()
              .forEach(message -> put(room, message));
      default -> {
        return;
      }
    }
    room.refresh();
  }

  private static void put(RoomIndex room, Message message) {
    room.put(
        new Doc(
            message.id(),
            message.author(),
            message.authorName(),
            message.seq(),
            message.at(),
            message.text(),
            message.replyTo(),
            message.importId()));
  }

  private static java.nio.file.Path directory() {
    try {
      return Files.createTempDirectory("maru-mate-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    mate.close();
    server.close();
    models.close();
    index.close();
    database.close();
  }
}
