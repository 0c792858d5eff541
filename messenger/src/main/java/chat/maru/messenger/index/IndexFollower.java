package chat.maru.messenger.index;

import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.RoomEvents;
import chat.maru.messenger.UserEvents;
import chat.maru.search.Doc;
import chat.maru.search.RoomIndex;
import chat.maru.search.SearchIndex;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds the search indexes from the log, one room after the other on one thread.
///
/// The position of each room is kept in its index, together with what was indexed: an index that is
/// missing or broken says 0 and is built again from the log, and a crash only means that some
/// events are read twice. So the log itself is the queue of work; nothing can be enqueued and lost.
public final class IndexFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
  private static final int EVENTS_AT_ONCE = 500;

  /// A commit waits for the disk; it is due after so many events, or when there is nothing to do.
  private static final int EVENTS_PER_COMMIT = 5_000;

  /// After a look at a room its next messages gather for so long: each look ends with a refresh,
  /// which costs more than to index a message. The first after a pause is found at once.
  private static final Duration GATHER = Duration.ofMillis(400);

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

  private final SearchIndex index;
  private final RoomEvents events;
  private final Messages messages;
  private final String epoch;
  private final Map<RoomId, Long> positions = new ConcurrentHashMap<>();
  private final Map<RoomId, Long> uncommitted = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<RoomId> dirty = new LinkedHashSet<>();
  private final Map<RoomId, Long> dueNanos = new HashMap<>();
  private int hurried;
  private boolean busy;
  private boolean closed;
  private final Thread thread;

  /// Starts following: first every room that is behind its log, then what comes.
  public IndexFollower(
      SearchIndex index, RoomEvents events, Messages messages, UserEvents userEvents) {
    this.index = index;
    this.events = events;
    this.messages = messages;
    this.epoch = userEvents.epoch();
    events.subscribe(event -> mark(event.room()));
    events.onGrowth(this::grew);
    dirty.addAll(events.lastSeqs().keySet());
    this.thread = Threads.startPlatform("index-follower", this::run);
  }

  /// Waits until everything that is in the log now can be found.
  public void awaitCaughtUp() {
    lock.lock();
    hurried++;
    try {
      changed.signalAll();
      while ((busy || !dirty.isEmpty()) && !closed) {
        changed.await();
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      hurried--;
      lock.unlock();
    }
  }

  private void grew(RoomId room, long seq) {
    if (positions.getOrDefault(room, 0L) < seq) {
      mark(room);
    }
  }

  private void mark(RoomId room) {
    lock.lock();
    try {
      if (dirty.add(room)) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!isClosed()) {
      RoomId room = next();
      if (room == null) {
        commitAll();
      } else {
        followOrRest(room);
      }
    }
    commitAll();
  }

  private void followOrRest(RoomId room) {
    try {
      follow(room);
    } catch (RuntimeException e) {
      LOG.warn("Room {} could not be indexed and is read again from its position", room, e);
      positions.remove(room);
      uncommitted.remove(room);
      if (!isClosed()) {
        Threads.sleep(REST_AFTER_FAILURE);
        mark(room);
      }
    }
  }

  /// The next room that is behind its log; nothing when it is time to commit or to stop.
  private @Nullable RoomId next() {
    lock.lock();
    try {
      busy = false;
      changed.signalAll();
      while (!closed) {
        long now = System.nanoTime();
        RoomId room = firstDue(now);
        if (room != null) {
          busy = true;
          dirty.remove(room);
          dueNanos.put(room, now + GATHER.toNanos());
          return room;
        }
        if (!dirty.isEmpty()) {
          changed.awaitNanos(untilDue(now));
        } else if (uncommitted.isEmpty()) {
          changed.await();
        } else if (changed.awaitNanos(QUIET.toNanos()) <= 0) {
          return null;
        }
      }
      return null;
    } catch (InterruptedException e) {
      closed = true;
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable RoomId firstDue(long now) {
    for (RoomId room : dirty) {
      if (hurried > 0 || dueNanos.getOrDefault(room, now) - now <= 0) {
        return room;
      }
    }
    return null;
  }

  private long untilDue(long now) {
    return dirty.stream().mapToLong(room -> dueNanos.getOrDefault(room, now) - now).min().orElse(0);
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void follow(RoomId room) {
    RoomIndex roomIndex = index.room(room);
    long at = position(room, roomIndex);
    List<RoomEvent> batch = events.log(room, at, EVENTS_AT_ONCE);
    while (!batch.isEmpty() && !isClosed()) {
      batch.forEach(event -> apply(roomIndex, event));
      roomIndex.refresh();
      at = batch.getLast().seq();
      positions.put(room, at);
      long pending = uncommitted.merge(room, (long) batch.size(), Long::sum);
      if (pending >= EVENTS_PER_COMMIT) {
        commit(room, roomIndex, at);
      }
      batch = events.log(room, at, EVENTS_AT_ONCE);
    }
  }

  private long position(RoomId room, RoomIndex roomIndex) {
    Long known = positions.get(room);
    if (known != null) {
      return known;
    }
    if (!roomIndex.epoch().equals(epoch)) {
      roomIndex.clear(epoch);
    }
    return roomIndex.indexedSeq();
  }

  private void apply(RoomIndex roomIndex, RoomEvent event) {
    switch (event) {
      case RoomEvent.Posted posted -> put(roomIndex, posted.message());
      case RoomEvent.Edited edited -> put(roomIndex, edited.message());
      case RoomEvent.Acted acted -> put(roomIndex, acted.message());
      case RoomEvent.Deleted deleted -> roomIndex.delete(deleted.message().id());
      case RoomEvent.Imported imported ->
          messages.ofImportEvent(imported).forEach(message -> put(roomIndex, message));
      case RoomEvent.Undone undone -> roomIndex.deleteImport(undone.importId());
      case RoomEvent.Reacted _,
          RoomEvent.Pinned _,
          RoomEvent.PolicyChanged _,
          RoomEvent.Joined _,
          RoomEvent.Left _,
          RoomEvent.Claimed _,
          RoomEvent.Renamed _,
          RoomEvent.OwnerChanged _,
          RoomEvent.MateChanged _,
          RoomEvent.Purged _,
          RoomEvent.Unseen _ -> {}
    }
  }

  private static void put(RoomIndex roomIndex, Message message) {
    if (message.text().isBlank()) {
      roomIndex.delete(message.id());
      return;
    }
    roomIndex.put(
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

  private void commitAll() {
    for (RoomId room : List.copyOf(uncommitted.keySet())) {
      commit(room, index.room(room), positions.getOrDefault(room, 0L));
    }
  }

  private void commit(RoomId room, RoomIndex roomIndex, long at) {
    roomIndex.commit(at);
    uncommitted.remove(room);
  }

  /// Commits what was indexed and stops. The indexes are the caller's to close.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
