package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells committed events to this process: each once, and in order for those who [#watch].
///
/// Acts commit together and their threads come back in any order, so in a watched log an event that
/// is early waits for those before it. If one of them never comes (its thread was cancelled between
/// commit and telling, or another node wrote it), [#repair] reads it from the log: the log is the
/// truth, telling is only quick.
public final class Feed {
  private final Map<RoomId, Lane<RoomEvent>> rooms = new ConcurrentHashMap<>();
  private final Map<UserId, Lane<UserEvent>> users = new ConcurrentHashMap<>();
  private final List<Consumer<RoomEvent>> roomListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<UserEvent>> userListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Mark>> markListeners = new CopyOnWriteArrayList<>();

  public void onRoomEvent(Consumer<RoomEvent> listener) {
    roomListeners.add(listener);
  }

  public void onUserEvent(Consumer<UserEvent> listener) {
    userListeners.add(listener);
  }

  public void onMark(Consumer<Mark> listener) {
    markListeners.add(listener);
  }

  public void tell(Mark mark) {
    markListeners.forEach(listener -> listener.accept(mark));
  }

  public void tell(List<RoomEvent> roomEvents, List<UserEvent> userEvents) {
    for (RoomEvent event : roomEvents) {
      lane(event.room()).offer(event.seq(), event);
    }
    for (UserEvent event : userEvents) {
      lane(event.user()).offer(event.seq(), event);
    }
  }

  /// From now on what comes after `lastSeq`, which the caller has read from the log, is told in
  /// order.
  public void watch(RoomId room, long lastSeq) {
    lane(room).watchAfter(lastSeq);
  }

  public void watch(UserId user, long lastSeq) {
    lane(user).watchAfter(lastSeq);
  }

  /// Fills what has been missing since the last call.
  ///
  /// @param lastSeqs what the logs of rooms hold
  public void repair(
      Map<RoomId, Long> lastSeqs, Log<RoomId, RoomEvent> log, Log<UserId, UserEvent> userLog) {
    rooms.forEach(
        (room, lane) -> {
          long missing = lane.missing(lastSeqs.getOrDefault(room, 0L));
          if (missing > 0) {
            log.after(room, missing - 1).forEach(event -> lane.offer(event.seq(), event));
          }
        });
    users.forEach(
        (user, lane) -> {
          long missing = lane.missing(0);
          if (missing > 0) {
            userLog.after(user, missing - 1).forEach(event -> lane.offer(event.seq(), event));
          }
        });
  }

  private Lane<RoomEvent> lane(RoomId room) {
    return rooms.computeIfAbsent(room, _ -> new Lane<>(roomListeners));
  }

  private Lane<UserEvent> lane(UserId user) {
    return users.computeIfAbsent(user, _ -> new Lane<>(userListeners));
  }

  /// Reads the events of `key`'s log after `seq`.
  public interface Log<K, E> {
    List<E> after(K key, long seq);
  }
}
