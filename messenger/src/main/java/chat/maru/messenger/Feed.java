package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells committed events to this process: each once, and in order for those who [#watch].
///
/// Acts commit together and their threads come back in any order, so in a watched log an event that
/// is early waits for those before it. If one of them never comes (its thread was cancelled between
/// commit and telling, or another node wrote it), [#repair] reads it from the log: the log is the
/// truth, telling is only quick. When another node says that a log has grown, [#catchUp] reads it
/// at once.
public final class Feed {
  private final Map<RoomId, Lane<RoomEvent>> rooms = new ConcurrentHashMap<>();
  private final Map<UserId, Lane<UserEvent>> users = new ConcurrentHashMap<>();
  private final List<Consumer<RoomEvent>> roomListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<UserEvent>> userListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Mark>> markListeners = new CopyOnWriteArrayList<>();
  private final List<ObjLongConsumer<RoomId>> growthListeners = new CopyOnWriteArrayList<>();
  private final List<Witness> witnesses = new CopyOnWriteArrayList<>();

  public void onRoomEvent(Consumer<RoomEvent> listener) {
    roomListeners.add(listener);
  }

  public void onUserEvent(Consumer<UserEvent> listener) {
    userListeners.add(listener);
  }

  public void onMark(Consumer<Mark> listener) {
    markListeners.add(listener);
  }

  /// Tells `listener` how far rooms' logs have grown on other nodes, if that is noticed.
  public void onGrowth(ObjLongConsumer<RoomId> listener) {
    growthListeners.add(listener);
  }

  /// Tells `witness` what this process has committed and no other: each once, in any order.
  public void onCommit(Witness witness) {
    witnesses.add(witness);
  }

  public void tell(Mark mark) {
    markListeners.forEach(listener -> listener.accept(mark));
    witnesses.forEach(witness -> witness.marked(mark));
  }

  public void tell(List<RoomEvent> roomEvents, List<UserEvent> userEvents) {
    for (RoomEvent event : roomEvents) {
      lane(event.room()).offer(event.seq(), event);
    }
    for (UserEvent event : userEvents) {
      lane(event.user()).offer(event.seq(), event);
    }
    witnesses.forEach(witness -> witness.committed(roomEvents, userEvents));
  }

  /// A room's log has grown on another node.
  public void grew(RoomId room, long seq) {
    growthListeners.forEach(listener -> listener.accept(room, seq));
  }

  /// From now on what comes after `lastSeq`, which the caller has read from the log, is told in
  /// order.
  public void watch(RoomId room, long lastSeq) {
    lane(room).watchAfter(lastSeq);
  }

  public void watch(UserId user, long lastSeq) {
    lane(user).watchAfter(lastSeq);
  }

  /// Of those that `gone` names nobody counts on the order any more; what waits is told.
  public void unwatchRooms(Predicate<RoomId> gone) {
    unwatch(rooms, gone);
  }

  public void unwatchUsers(Predicate<UserId> gone) {
    unwatch(users, gone);
  }

  public boolean watched(RoomId room) {
    return rooms.containsKey(room) && rooms.get(room).watched();
  }

  public boolean watched(UserId user) {
    return users.containsKey(user) && users.get(user).watched();
  }

  /// Whether the log of `room` is watched and was not told up to `seq`.
  public boolean behind(RoomId room, long seq) {
    return behind(rooms.get(room), seq);
  }

  public boolean behind(UserId user, long seq) {
    return behind(users.get(user), seq);
  }

  /// Tells what a watched log holds and was not told yet.
  public void catchUp(RoomId room, Log<RoomId, RoomEvent> log) {
    long next = rooms.containsKey(room) ? rooms.get(room).next() : 0;
    if (next > 0) {
      log.after(room, next - 1).forEach(event -> lane(room).offer(event.seq(), event));
    }
  }

  public void catchUp(UserId user, Log<UserId, UserEvent> log) {
    long next = users.containsKey(user) ? users.get(user).next() : 0;
    if (next > 0) {
      log.after(user, next - 1).forEach(event -> lane(user).offer(event.seq(), event));
    }
  }

  /// Fills what has been missing since the last call.
  ///
  /// @param lastSeqs what the logs of rooms hold; of those left out only gaps are filled
  /// @param userSeqs what the logs of users hold
  public void repair(
      Map<RoomId, Long> lastSeqs,
      Map<UserId, Long> userSeqs,
      Log<RoomId, RoomEvent> log,
      Log<UserId, UserEvent> userLog) {
    rooms.forEach(
        (room, lane) -> {
          if (lane.missing(lastSeqs.getOrDefault(room, 0L)) > 0) {
            catchUp(room, log);
          }
        });
    users.forEach(
        (user, lane) -> {
          if (lane.missing(userSeqs.getOrDefault(user, 0L)) > 0) {
            catchUp(user, userLog);
          }
        });
  }

  private static boolean behind(@Nullable Lane<?> lane, long seq) {
    long next = lane == null ? 0 : lane.next();
    return next > 0 && next <= seq;
  }

  private static <K, E> void unwatch(Map<K, Lane<E>> lanes, Predicate<K> gone) {
    lanes.forEach(
        (key, lane) -> {
          if (gone.test(key)) {
            lane.unwatch();
            lanes.remove(key, lane);
          }
        });
  }

  private Lane<RoomEvent> lane(RoomId room) {
    return rooms.computeIfAbsent(room, _ -> new Lane<>(roomListeners));
  }

  private Lane<UserEvent> lane(UserId user) {
    return users.computeIfAbsent(user, _ -> new Lane<>(userListeners));
  }

  /// Sees what this process commits. Must not block.
  public interface Witness {
    void committed(List<RoomEvent> roomEvents, List<UserEvent> userEvents);

    void marked(Mark mark);
  }

  /// Reads the events of `key`'s log after `seq`.
  public interface Log<K, E> {
    List<E> after(K key, long seq);
  }
}
