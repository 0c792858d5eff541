package chat.maru.messenger.hub;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// One socket of a user, as the [Hub] sees it.
///
/// A log that could not be sent in full is *stale*: nothing more of it is sent until the client has
/// been told to read it from its start.
public final class Connection {
  private static final long TYPING_NANOS = 1_000_000_000;

  private final UserId user;
  private final Line line;
  private final Map<RoomId, MemberId> seats = new ConcurrentHashMap<>();
  private final Set<RoomId> stale = ConcurrentHashMap.newKeySet();
  private volatile boolean anyStale;
  private volatile boolean userStale;
  private volatile boolean listening;
  private final AtomicLong typedAt = new AtomicLong(Long.MIN_VALUE);

  Connection(UserId user, Line line) {
    this.user = user;
    this.line = line;
  }

  /// The outgoing side of a socket.
  public interface Line {
    /// Queues a frame; never blocks.
    ///
    /// @return false if the queue is full or the socket is closed
    boolean send(byte[] frame);

    void close(int code, String reason);
  }

  public UserId user() {
    return user;
  }

  /// Whether it has said hello.
  boolean listening() {
    return listening;
  }

  void listen() {
    listening = true;
  }

  Map<RoomId, MemberId> seats() {
    return seats;
  }

  Optional<MemberId> seat(RoomId room) {
    return Optional.ofNullable(seats.get(room));
  }

  /// Whether the others may hear that the user types; more often than once a second tells nothing.
  boolean mayTellTyping(long nowNanos) {
    long before = typedAt.get();
    return (before == Long.MIN_VALUE || nowNanos - before >= TYPING_NANOS)
        && typedAt.compareAndSet(before, nowNanos);
  }

  /// Sends what may be lost.
  void send(byte[] frame) {
    line.send(frame);
  }

  /// Says how far all logs are. A client that cannot hear it is told to read them all later.
  void sendReady(byte[] frame) {
    if (!line.send(frame)) {
      stale.addAll(seats.keySet());
      userStale = true;
      anyStale = true;
    }
  }

  /// Sends an event of a room's log.
  void sendEvent(RoomId room, byte[] frame) {
    if (anyStale && stale.contains(room)) {
      return;
    }
    if (!line.send(frame)) {
      stale.add(room);
      anyStale = true;
    }
  }

  /// Sends an event of the user's log.
  void sendUserEvent(byte[] frame) {
    if (!userStale && !line.send(frame)) {
      userStale = true;
      anyStale = true;
    }
  }

  /// Tells the client which logs to read again, as far as it can hear it now.
  void resync() {
    if (!anyStale) {
      return;
    }
    anyStale = false;
    for (RoomId room : List.copyOf(stale)) {
      // Removed first: an event that comes in between is sent, and whatever was skipped before is
      // in the log when the client reads it.
      stale.remove(room);
      if (seats.containsKey(room) && !line.send(Frames.resync(room))) {
        stale.add(room);
        anyStale = true;
        break;
      }
    }
    if (userStale) {
      userStale = false;
      if (!line.send(Frames.resync(null))) {
        userStale = true;
        anyStale = true;
      }
    }
    anyStale = anyStale || !stale.isEmpty();
  }

  void close(int code, String reason) {
    line.close(code, reason);
  }
}
