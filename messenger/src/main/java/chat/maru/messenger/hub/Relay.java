package chat.maru.messenger.hub;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Feed;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Mark;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.UserEvents;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.bus.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this node in step with the others: says what is committed here, and reads what is said to
/// have been committed there.
///
/// However many signals come for one log while it is about to be read, it is read once. What a
/// failed reading leaves out is found by the hub's next look at the database.
final class Relay implements Feed.Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int AT_ONCE = 500;

  private final Journal journal;
  private final Feed feed;
  private final Bus bus;
  private final Executor readers;
  private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

  Relay(Journal journal, Feed feed, Bus bus, Executor readers) {
    this.journal = journal;
    this.feed = feed;
    this.bus = bus;
    this.readers = readers;
    feed.onCommit(this);
  }

  @Override
  public void committed(List<RoomEvent> roomEvents, List<UserEvent> userEvents) {
    Map<RoomId, Long> rooms = new HashMap<>();
    roomEvents.forEach(event -> rooms.merge(event.room(), event.seq(), Math::max));
    rooms.forEach((room, seq) -> bus.publish(new Signal.RoomGrew(room, seq)));
    Map<UserId, Long> users = new HashMap<>();
    userEvents.forEach(event -> users.merge(event.user(), event.seq(), Math::max));
    users.forEach((user, seq) -> bus.publish(new Signal.UserGrew(user, seq)));
  }

  @Override
  public void marked(Mark mark) {
    bus.publish(new Signal.Marked(mark));
  }

  void roomGrew(RoomId room, long seq) {
    feed.grew(room, seq);
    if (feed.behind(room, seq)) {
      read(room, () -> feed.catchUp(room, this::after));
    }
  }

  void userGrew(UserId user, long seq) {
    if (feed.behind(user, seq)) {
      read(user, () -> feed.catchUp(user, this::after));
    }
  }

  /// Runs `reading` soon on a thread that may be held.
  void read(Object key, Runnable reading) {
    if (waiting.add(key)) {
      readers.execute(
          () -> {
            waiting.remove(key);
            try {
              reading.run();
            } catch (MaruException e) {
              LOG.debug("A log is read later: {}", e.code().code());
            }
          });
    }
  }

  List<RoomEvent> after(RoomId room, long seq) {
    return journal.read(tx -> tx.events().list(room, seq, AT_ONCE));
  }

  List<UserEvent> after(UserId user, long seq) {
    return new UserEvents(journal).list(user, seq, AT_ONCE);
  }
}
