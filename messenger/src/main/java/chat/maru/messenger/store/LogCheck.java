package chat.maru.messenger.store;

import chat.maru.base.RoomId;
import chat.maru.storage.Database;
import chat.maru.storage.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Holds the logs of rooms and users against their own laws: numbered from their floor on without a
/// gap, and about things that are there.
public final class LogCheck {
  private static final List<Law> LAWS =
      List.of(
          new Law(
              "a gap in the log: events %s to %s are %s",
              """
              SELECT 'room ' || r.id, MIN(e.seq), MAX(e.seq), COUNT(e.seq)
              FROM rooms r LEFT JOIN room_events e ON e.room = r.id AND e.seq > r.floor_seq
              GROUP BY r.id, r.last_seq, r.floor_seq
              HAVING COUNT(e.seq) <> r.last_seq - r.floor_seq
                  OR (COUNT(e.seq) > 0 AND
                      (MIN(e.seq) <> r.floor_seq + 1 OR MAX(e.seq) <> r.last_seq))
              """),
          new Law(
              "a gap in the log: events %s to %s are %s",
              """
              SELECT 'user ' || l.user_id, MIN(e.seq), MAX(e.seq), COUNT(e.seq)
              FROM user_logs l LEFT JOIN user_events e ON e.user_id = l.user_id
              GROUP BY l.user_id, l.last_seq
              HAVING COUNT(e.seq) > 0 AND
                  (COUNT(e.seq) <> MAX(e.seq) - MIN(e.seq) + 1 OR MAX(e.seq) <> l.last_seq)
              """),
          new Law(
              "event %s posts a message that is not there",
              """
              SELECT 'room ' || e.room, e.seq
              FROM room_events e LEFT JOIN messages m ON m.room = e.room AND m.id = e.ref
              WHERE e.kind = 'posted' AND m.id IS NULL
              """),
          new Law(
              "message %s stands at event %s, which is not there",
              """
              SELECT 'room ' || m.room, m.id, m.seq
              FROM messages m
              JOIN rooms r ON r.id = m.room
              LEFT JOIN room_events e ON e.room = m.room AND e.seq = m.seq
              WHERE e.seq IS NULL AND m.seq > r.floor_seq
              """),
          new Law(
              "message %s was changed by event %s, but the log ends at %s",
              """
              SELECT 'room ' || m.room, m.id, m.rev, r.last_seq
              FROM messages m JOIN rooms r ON r.id = m.room WHERE m.rev > r.last_seq
              """),
          new Law(
              "member %s has read up to %s, but the log ends at %s",
              """
              SELECT 'room ' || m.room, m.id, m.read_seq, r.last_seq
              FROM members m JOIN rooms r ON r.id = m.room WHERE m.read_seq > r.last_seq
              """),
          new Law(
              "message %s is by member %s, who is not there",
              """
              SELECT 'room ' || m.room, m.id, m.author
              FROM messages m LEFT JOIN members p ON p.room = m.room AND p.id = m.author
              WHERE p.id IS NULL
              """));

  /// @param told in words, with the columns after the first in the place of `%s`
  /// @param sql one row for each breach: where, then the columns
  private record Law(String told, String sql) {
    List<Finding> breaches(Handle handle) {
      return handle
          .createQuery(sql)
          .map(
              (row, _) -> {
                List<Object> values = new ArrayList<>();
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                  values.add(String.valueOf(row.getObject(i)));
                }
                return new Finding(row.getString(1), told.formatted(values.toArray()));
              })
          .list();
    }
  }

  /// How far a room's log goes, and how many messages of it can be found.
  public record Extent(long lastSeq, long messages) {}

  private final Database database;

  public LogCheck(Database database) {
    this.database = database;
  }

  /// Every breach. Blocks; reads all logs.
  public List<Finding> findings() {
    return database.read(
        handle -> LAWS.stream().flatMap(law -> law.breaches(handle).stream()).toList());
  }

  public Map<RoomId, Extent> rooms() {
    return database.read(
        handle -> {
          Map<RoomId, Extent> rooms = new LinkedHashMap<>();
          handle
              .createQuery(
                  """
                  SELECT r.id, r.last_seq, COUNT(m.id)
                  FROM rooms r LEFT JOIN messages m ON m.room = r.id AND m.deleted = 0
                  GROUP BY r.id, r.last_seq ORDER BY r.id
                  """)
              .map(
                  (row, _) ->
                      rooms.put(
                          RoomId.parse(row.getString(1)),
                          new Extent(row.getLong(2), row.getLong(3))))
              .list();
          return rooms;
        });
  }
}
