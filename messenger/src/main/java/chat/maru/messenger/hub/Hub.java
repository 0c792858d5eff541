package chat.maru.messenger.hub;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Feed;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Mark;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.RoomView;
import chat.maru.messenger.Seat;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.UserFact;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.bus.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The connections of this node, and what is told to them.
///
/// Every connection has a bounded queue; one that does not read is told to start anew and is never
/// waited for. An event is encoded once for all who hear it. Nothing here blocks, except [#hello]
/// and [#repair].
///
/// What happens here is told to the other nodes over the [Bus], and what they say is told here. The
/// bus is only quick: [#repair] compares with the database.
public final class Hub {
  /// How many logs of rooms and of users are compared with the database at a time.
  private static final int COMPARED = 2_000;

  /// A draft is sent to the other nodes in full once in so many pieces.
  private static final int REPEAT = 16;

  private final Journal journal;
  private final Feed feed;
  private final Map<RoomId, Channel> channels = new ConcurrentHashMap<>();
  private final Map<UserId, Set<Connection>> connections = new ConcurrentHashMap<>();
  private final Showing showing = new Showing(this::send);
  private final Rounds<RoomId> roomRounds = new Rounds<>(COMPARED);
  private final Rounds<UserId> userRounds = new Rounds<>(COMPARED);
  private final Bus bus;
  private final Relay relay;

  /// @param readers runs what reads the database because another node said something
  public Hub(Journal journal, Feed feed, Bus bus, Executor readers) {
    this.journal = journal;
    this.feed = feed;
    this.bus = bus;
    this.relay = new Relay(journal, feed, bus, readers);
    bus.subscribe(this::hear);
    feed.onRoomEvent(this::tell);
    feed.onUserEvent(this::tell);
    feed.onMark(this::tell);
  }

  /// Registers a socket. It hears nothing before [#hello].
  public Connection connect(UserId user, Connection.Line line) {
    Connection connection = new Connection(user, line);
    connections.compute(
        user,
        (_, before) -> {
          Set<Connection> all = before == null ? new CopyOnWriteArraySet<>() : before;
          all.add(connection);
          return all;
        });
    return connection;
  }

  public void disconnect(Connection connection) {
    connections.computeIfPresent(
        connection.user(),
        (_, all) -> {
          all.remove(connection);
          return all.isEmpty() ? null : all;
        });
    connection.seats().keySet().forEach(room -> channel(room).remove(connection));
  }

  /// Subscribes first, then says how far the logs are: whatever comes later is sent, whatever came
  /// before is in the log. Membership is read again after subscribing, so that somebody who is
  /// removed meanwhile hears nothing.
  public void hello(Connection connection) {
    connection.listen();
    seats(connection.user()).forEach(seat -> subscribe(connection, seat.room(), seat.member()));
    List<Seat> seats = seats(connection.user());
    Set<RoomId> rooms = seats.stream().map(Seat::room).collect(Collectors.toSet());
    for (RoomId room : List.copyOf(connection.seats().keySet())) {
      if (!rooms.contains(room)) {
        unsubscribe(connection, room);
      }
    }
    for (Seat seat : seats) {
      subscribe(connection, seat.room(), seat.member());
      feed.watch(seat.room(), seat.lastSeq());
    }
    long userSeq = journal.read(tx -> tx.users().lastSeq(connection.user()));
    feed.watch(connection.user(), userSeq);
    connection.sendReady(Frames.ready(seats, userSeq));
    showing.sendTo(connection);
  }

  /// Tells the others in the room that the user is typing.
  public void typing(Connection connection, RoomId room) {
    connection
        .seat(room)
        .filter(_ -> connection.mayTellTyping(System.nanoTime()))
        .ifPresent(
            member -> {
              type(room, member, connection.user());
              bus.publish(new Signal.Typing(room, member, connection.user()));
            });
  }

  /// Shows the mate's words from `offset` (in UTF-16 units) on. They are not a message yet; who
  /// connects meanwhile gets the draft so far.
  public void draft(RoomId room, String turn, int offset, String text) {
    draft(room, null, turn, offset, text);
  }

  /// Like [#draft(RoomId, String, int, String)], to one user only: for private cards.
  public void draft(UserId user, RoomId room, String turn, int offset, String text) {
    draft(room, user, turn, offset, text);
  }

  private void draft(RoomId room, @Nullable UserId user, String turn, int offset, String text) {
    showing.draft(room, user, turn, offset, text);
    String all = showing.repeat(turn, REPEAT);
    bus.publish(
        all.isEmpty()
            ? new Signal.Drafted(room, user, turn, offset, text)
            : new Signal.Drafted(room, user, turn, 0, all));
  }

  /// Tells where a turn stands: `thinking`, `writing`, `done`, `stopped` or `failed`. The last
  /// three end its draft.
  public void turn(RoomId room, String turn, String state) {
    turn(room, null, turn, state);
  }

  /// Like [#turn(RoomId, String, String)], to one user only.
  public void turn(UserId user, RoomId room, String turn, String state) {
    turn(room, user, turn, state);
  }

  private void turn(RoomId room, @Nullable UserId user, String turn, String state) {
    showing.turn(room, user, turn, state);
    bus.publish(new Signal.Turned(room, user, turn, state));
  }

  /// Sends a `progress` frame to one user.
  public void progress(UserId user, JsonObject progress) {
    send(user, Frames.progress(progress));
    bus.publish(new Signal.Progressed(user, progress));
  }

  /// Sends a `progress` frame to everybody who is connected to this node.
  public void progressToAll(JsonObject progress) {
    byte[] frame = Frames.progress(progress);
    connections.values().forEach(all -> all.forEach(connection -> connection.send(frame)));
  }

  /// Sockets that are open on this node.
  public int connectionCount() {
    return connections.values().stream().mapToInt(Set::size).sum();
  }

  /// What is done a few times a second: moved marks, and clients that had fallen behind.
  void beat() {
    channels.forEach((room, channel) -> channel.sendMarks(room));
    connections.values().forEach(all -> all.forEach(Connection::resync));
    showing.expire(System.nanoTime());
  }

  /// Compares logs that somebody here listens to with the database and tells what was missed: all
  /// of them, or [#COMPARED] of each kind and the others at the next calls. Blocks. One thread at a
  /// time.
  void repair() {
    feed.unwatchRooms(room -> !channels.containsKey(room) || channels.get(room).isEmpty());
    feed.unwatchUsers(user -> !connections.containsKey(user));
    List<RoomId> rooms =
        roomRounds.next(channels.keySet()).stream()
            .filter(room -> !channel(room).isEmpty())
            .toList();
    List<UserId> users = userRounds.next(connections.keySet());
    Map<RoomId, Long> roomSeqs = journal.read(tx -> tx.rooms().lastSeqs(rooms));
    Map<UserId, Long> userSeqs = journal.read(tx -> tx.users().lastSeqs(users));
    roomSeqs.forEach(this::rewatch);
    users.forEach(user -> rewatch(user, userSeqs.getOrDefault(user, 0L)));
    feed.repair(roomSeqs, userSeqs, relay::after, relay::after);
  }

  /// Somebody may begin to listen at the very moment in which the last one has left.
  private void rewatch(RoomId room, long lastSeq) {
    if (!feed.watched(room)) {
      feed.watch(room, lastSeq);
      byte[] frame = Frames.resync(room);
      channel(room).forEach(connection -> connection.send(frame));
    }
  }

  private void rewatch(UserId user, long lastSeq) {
    if (!feed.watched(user)) {
      feed.watch(user, lastSeq);
      send(user, Frames.resync(null));
    }
  }

  /// What another node says.
  private void hear(Signal signal) {
    switch (signal) {
      case Signal.RoomGrew(RoomId room, long seq) -> relay.roomGrew(room, seq);
      case Signal.UserGrew(UserId user, long seq) -> relay.userGrew(user, seq);
      case Signal.Marked(Mark mark) -> tell(mark);
      case Signal.Typing(RoomId room, MemberId member, UserId user) -> type(room, member, user);
      case Signal.Drafted draft ->
          showing.draft(draft.room(), draft.user(), draft.turn(), draft.offset(), draft.text());
      case Signal.Turned turn -> showing.turn(turn.room(), turn.user(), turn.turn(), turn.state());
      case Signal.Progressed(UserId user, JsonObject progress) ->
          send(user, Frames.progress(progress));
      case Signal.Revoked _ -> {
        // The sockets of a sign-in are the edge's to end.
      }
    }
  }

  private void tell(RoomEvent event) {
    RoomId room = event.room();
    if (event instanceof RoomEvent.Joined joined && joined.member().kind() == MemberKind.HUMAN) {
      joined
          .member()
          .findUser()
          .ifPresent(
              user ->
                  ofUser(
                      user,
                      connection -> {
                        subscribe(connection, room, joined.member().id());
                        feed.watch(room, event.seq());
                      }));
    }
    if (event instanceof RoomEvent.Left left && left.member().kind() == MemberKind.HUMAN) {
      left.member()
          .findUser()
          .ifPresent(user -> ofUser(user, connection -> unsubscribe(connection, room)));
    }
    Channel channel = channels.get(room);
    if (channel != null && !channel.isEmpty()) {
      byte[] frame = Frames.event(event);
      channel.forEach(connection -> connection.sendEvent(room, frame));
    }
  }

  private void tell(UserEvent event) {
    UserId user = event.user();
    if (!connections.containsKey(user)) {
      return;
    }
    // Coming and going may have happened on another node, whose events of that room nobody here
    // has listened to yet.
    if (event.fact() instanceof UserFact.RoomAdded(RoomView added)) {
      RoomId room = added.room().id();
      ofUser(user, connection -> subscribe(connection, room, added.me().id()));
      feed.watch(room, added.room().lastSeq());
    } else if (event.fact() instanceof UserFact.RoomRemoved(RoomId room)) {
      ofUser(user, connection -> unsubscribe(connection, room));
    }
    byte[] frame = Frames.userEvent(event);
    ofUser(user, connection -> connection.sendUserEvent(frame));
  }

  private void tell(Mark mark) {
    send(mark.user(), Frames.read(mark));
    Channel channel = channels.get(mark.room());
    if (mark.moved() && channel != null) {
      channel.mark(mark);
    }
  }

  private void type(RoomId room, MemberId member, UserId user) {
    Channel channel = channels.get(room);
    if (channel != null) {
      byte[] frame = Frames.typing(room, member);
      channel.forEach(
          other -> {
            if (!other.user().equals(user)) {
              other.send(frame);
            }
          });
    }
  }

  private void send(UserId user, byte[] frame) {
    ofUser(user, connection -> connection.send(frame));
  }

  private void send(RoomId room, @Nullable UserId user, byte[] frame) {
    Channel channel = channels.get(room);
    if (user != null) {
      send(user, frame);
    } else if (channel != null) {
      channel.forEach(connection -> connection.send(frame));
    }
  }

  private List<Seat> seats(UserId user) {
    return journal.read(tx -> tx.rooms().seats(user));
  }

  private void subscribe(Connection connection, RoomId room, MemberId member) {
    connection.seats().put(room, member);
    channel(room).add(connection);
  }

  private void unsubscribe(Connection connection, RoomId room) {
    connection.seats().remove(room);
    channel(room).remove(connection);
  }

  private Channel channel(RoomId room) {
    return channels.computeIfAbsent(room, _ -> new Channel());
  }

  private void ofUser(UserId user, Consumer<Connection> action) {
    for (Connection connection : connections.getOrDefault(user, Set.of())) {
      if (connection.listening()) {
        action.accept(connection);
      }
    }
  }
}
