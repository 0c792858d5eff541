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
import chat.maru.messenger.Seat;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.UserEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The connections of this node, and what is told to them.
///
/// Every connection has a bounded queue; one that does not read is told to start anew and is never
/// waited for. An event is encoded once for all who hear it. Nothing here blocks, except [#hello].
public final class Hub {
  private static final Set<String> ENDS = Set.of("done", "stopped", "failed");

  private final Journal journal;
  private final Feed feed;
  private final Map<RoomId, Channel> channels = new ConcurrentHashMap<>();
  private final Map<UserId, Set<Connection>> connections = new ConcurrentHashMap<>();
  private final Map<UserId, Map<RoomId, Drafting>> privateDrafts = new ConcurrentHashMap<>();

  public Hub(Journal journal, Feed feed) {
    this.journal = journal;
    this.feed = feed;
    feed.onRoomEvent(this::tell);
    feed.onUserEvent(this::tell);
    feed.onMark(this::tell);
  }

  /// Registers a socket. It hears nothing before [#hello].
  public Connection connect(UserId user, String credential, Connection.Line line) {
    Connection connection = new Connection(user, credential, line);
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
      feed.watch(seat.room(), seat.lastSeq());
      subscribe(connection, seat.room(), seat.member());
    }
    long userSeq = journal.read(tx -> tx.users().lastSeq(connection.user()));
    feed.watch(connection.user(), userSeq);
    connection.sendReady(Frames.ready(seats, userSeq));
    sendDrafts(connection);
  }

  /// Tells the others in the room that the user is typing.
  public void typing(Connection connection, RoomId room) {
    connection
        .seat(room)
        .filter(_ -> connection.mayTellTyping(System.nanoTime()))
        .ifPresent(
            member -> {
              byte[] frame = Frames.typing(room, member);
              channel(room)
                  .forEach(
                      other -> {
                        if (!other.user().equals(connection.user())) {
                          other.send(frame);
                        }
                      });
            });
  }

  /// Ends the connections of a sign-in that is over.
  public void endSession(String credential) {
    connections
        .values()
        .forEach(
            all ->
                all.forEach(
                    connection -> {
                      if (connection.credential().equals(credential)) {
                        connection.close(4401, "signed out");
                      }
                    }));
  }

  /// Ends all connections of a user.
  public void endUser(UserId user) {
    ofUser(user, connection -> connection.close(4401, "signed out"));
  }

  /// Shows the mate's words from `offset` (in UTF-16 units) on. They are not a message yet; who
  /// connects meanwhile gets the draft so far.
  public void draft(RoomId room, String turn, int offset, String text) {
    Channel channel = channel(room);
    channel.drafting().write(turn, offset, text);
    byte[] frame = Frames.draft(room, turn, offset, text);
    channel.forEach(connection -> connection.send(frame));
  }

  /// Like [#draft(RoomId, String, int, String)], to one user only: for private cards.
  public void draft(UserId user, RoomId room, String turn, int offset, String text) {
    privateDrafts
        .computeIfAbsent(user, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(room, _ -> new Drafting())
        .write(turn, offset, text);
    byte[] frame = Frames.draft(room, turn, offset, text);
    ofUser(user, connection -> connection.send(frame));
  }

  /// Tells where a turn stands: `thinking`, `writing`, `done`, `stopped` or `failed`. The last
  /// three end its draft.
  public void turn(RoomId room, String turn, String state) {
    Channel channel = channel(room);
    if (ENDS.contains(state)) {
      channel.drafting().end(turn);
    }
    byte[] frame = Frames.turn(room, turn, state);
    channel.forEach(connection -> connection.send(frame));
  }

  /// Like [#turn(RoomId, String, String)], to one user only.
  public void turn(UserId user, RoomId room, String turn, String state) {
    if (ENDS.contains(state)) {
      Drafting drafting = privateDrafts.getOrDefault(user, Map.of()).get(room);
      if (drafting != null) {
        drafting.end(turn);
      }
    }
    byte[] frame = Frames.turn(room, turn, state);
    ofUser(user, connection -> connection.send(frame));
  }

  /// Sends a `progress` frame to one user.
  public void progress(UserId user, JsonObject progress) {
    byte[] frame = Frames.progress(progress);
    ofUser(user, connection -> connection.send(frame));
  }

  /// Sends a `progress` frame to everybody who is connected.
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
  }

  /// Looks whether events were missed, and tells them.
  void repair(Duration back) {
    Map<RoomId, Long> lastSeqs =
        journal.read(tx -> tx.rooms().lastSeqsSince(journal.now().minus(back)));
    feed.repair(
        lastSeqs,
        (room, seq) -> journal.read(tx -> tx.events().list(room, seq, 500)),
        (user, seq) -> new UserEvents(journal).list(user, seq, 500));
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
                        feed.watch(room, event.seq());
                        subscribe(connection, room, joined.member().id());
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
    if (connections.containsKey(event.user())) {
      byte[] frame = Frames.userEvent(event);
      ofUser(event.user(), connection -> connection.sendUserEvent(frame));
    }
  }

  private void tell(Mark mark) {
    byte[] frame = Frames.read(mark);
    ofUser(mark.user(), connection -> connection.send(frame));
    if (mark.moved()) {
      channel(mark.room()).mark(mark);
    }
  }

  private void sendDrafts(Connection connection) {
    for (RoomId room : connection.seats().keySet()) {
      channel(room)
          .drafting()
          .forEach((turn, text) -> connection.send(Frames.draft(room, turn, 0, text)));
    }
    privateDrafts
        .getOrDefault(connection.user(), Map.of())
        .forEach(
            (room, drafting) ->
                drafting.forEach(
                    (turn, text) -> connection.send(Frames.draft(room, turn, 0, text))));
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
