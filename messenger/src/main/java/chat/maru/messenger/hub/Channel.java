package chat.maru.messenger.hub;

import chat.maru.base.RoomId;
import chat.maru.messenger.Mark;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Who listens to one room on this node. Listening changes seldom and telling happens often, so the
/// list is copied when it changes.
final class Channel {
  private static final Connection[] NOBODY = {};

  private final Map<chat.maru.base.MemberId, Mark> marks = new LinkedHashMap<>();
  private volatile Connection[] listeners = NOBODY;

  synchronized void add(Connection connection) {
    Connection[] before = listeners;
    if (!Arrays.asList(before).contains(connection)) {
      Connection[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = connection;
      listeners = after;
    }
  }

  synchronized void remove(Connection connection) {
    listeners =
        Arrays.stream(listeners).filter(each -> each != connection).toArray(Connection[]::new);
  }

  boolean isEmpty() {
    return listeners.length == 0;
  }

  void forEach(Consumer<Connection> action) {
    for (Connection connection : listeners) {
      action.accept(connection);
    }
  }

  /// Remembers a mark that moved; of one member only the highest counts.
  void mark(Mark mark) {
    synchronized (marks) {
      marks.merge(mark.member(), mark, (a, b) -> a.seq() > b.seq() ? a : b);
    }
  }

  /// Sends the marks that moved since the last call, to everybody but their owners, who know.
  void sendMarks(RoomId room) {
    Mark[] moved;
    synchronized (marks) {
      if (marks.isEmpty()) {
        return;
      }
      moved = marks.values().toArray(Mark[]::new);
      marks.clear();
    }
    for (Mark mark : moved) {
      byte[] frame = Frames.read(room, mark.member(), mark.seq());
      forEach(
          connection -> {
            if (!connection.user().equals(mark.user())) {
              connection.send(frame);
            }
          });
    }
  }
}
