package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Room;
import chat.maru.messenger.RoomKind;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.RoomStore;
import chat.maru.messenger.Seat;
import chat.maru.messenger.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Rows of rooms.
record JdbiRoomStore(Handle handle) implements RoomStore {
  private static final String LOG = "rooms";

  @Override
  public void insert(Room room, @Nullable String pair) {
    handle.execute(
        """
        INSERT INTO rooms (id, kind, name, created_at, last_seq, last_at, floor_seq, history_hidden,
          people, mate_present, mate_speaks, data_class, identifiers, pair)
        VALUES (?, ?, ?, ?, 0, ?, 0, ?, 0, ?, ?, ?, ?, ?)
        """,
        room.id().value(),
        room.kind().code(),
        room.name(),
        room.createdAt().toEpochMilli(),
        room.createdAt().toEpochMilli(),
        Rows.flag(room.historyHidden()),
        Rows.flag(room.mate().present()),
        Rows.code(room.mate().speaks()),
        Rows.code(room.mate().dataClass()),
        Rows.code(room.mate().identifiers()),
        pair);
  }

  @Override
  public Optional<Room> find(RoomId room) {
    return select("SELECT " + Rows.ROOM + " FROM rooms r WHERE r.id = ?", room.value())
        .map((row, _) -> Rows.room(row))
        .findOne();
  }

  @Override
  public Optional<Room> findByPair(RoomKind kind, String pair) {
    return select(
            "SELECT " + Rows.ROOM + " FROM rooms r WHERE r.kind = ? AND r.pair = ?",
            kind.code(),
            pair)
        .map((row, _) -> Rows.room(row))
        .findOne();
  }

  @Override
  public List<Room> ofUser(UserId user) {
    return select(
            "SELECT "
                + Rows.ROOM
                + """
                 FROM members m JOIN rooms r ON r.id = m.room
                WHERE m.user_id = ? AND m.kind = 'human' AND m.left_at IS NULL
                ORDER BY r.created_at, r.id
                """,
            user.value())
        .map((row, _) -> Rows.room(row))
        .list();
  }

  @Override
  public List<Seat> seats(UserId user) {
    return select(
            """
            SELECT r.id, m.id, r.last_seq FROM members m JOIN rooms r ON r.id = m.room
            WHERE m.user_id = ? AND m.kind = 'human' AND m.left_at IS NULL
            """,
            user.value())
        .map(
            (row, _) ->
                new Seat(
                    new RoomId(row.getString(1)), new MemberId(row.getString(2)), row.getLong(3)))
        .list();
  }

  @Override
  public Map<RoomId, Long> lastSeqs(Collection<RoomId> rooms) {
    return rooms.isEmpty()
        ? Map.of()
        : seqs(
            handle
                .createQuery("SELECT id, last_seq FROM rooms WHERE id IN (<rooms>)")
                .bindList("rooms", rooms.stream().map(RoomId::value).toList()));
  }

  @Override
  public Map<RoomId, Long> allLastSeqs() {
    return seqs(select("SELECT id, last_seq FROM rooms"));
  }

  @Override
  public Stamp advance(RoomId room, Instant now) {
    // `max` of two values is scalar on SQLite only, hence CASE.
    return select(
            """
            UPDATE rooms SET last_seq = last_seq + 1,
              last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END
            WHERE id = ? RETURNING last_seq, last_at, people, kind, mate_present
            """,
            now.toEpochMilli(),
            now.toEpochMilli(),
            room.value())
        .map(
            (row, _) ->
                new Stamp(
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3),
                    Rows.constant(RoomKind.class, row.getString(4)),
                    row.getInt(5) != 0))
        .one();
  }

  @Override
  public void addPeople(RoomId room, int change) {
    handle.execute("UPDATE rooms SET people = people + ? WHERE id = ?", change, room.value());
  }

  @Override
  public void rename(RoomId room, String name) {
    handle.execute("UPDATE rooms SET name = ? WHERE id = ?", name, room.value());
  }

  @Override
  public void setMate(RoomId room, MateStanding mate) {
    handle.execute(
        """
        UPDATE rooms SET mate_present = ?, mate_speaks = ?, data_class = ?, identifiers = ?
        WHERE id = ?\
        """,
        Rows.flag(mate.present()),
        Rows.code(mate.speaks()),
        Rows.code(mate.dataClass()),
        Rows.code(mate.identifiers()),
        room.value());
  }

  @Override
  public void setPolicy(RoomId room, RoomPolicy policy) {
    handle.execute(
        "UPDATE rooms SET mention_all = ?, pinning = ? WHERE id = ?",
        policy.mentionAll().code(),
        policy.pinning().code(),
        room.value());
  }

  @Override
  public String epoch() {
    return select("SELECT epoch FROM logs WHERE name = ?", LOG).mapTo(String.class).one();
  }

  @Override
  public void initEpoch(String epoch) {
    handle.execute(
        "INSERT INTO logs (name, epoch) VALUES (?, ?) ON CONFLICT DO NOTHING", LOG, epoch);
  }

  private static Map<RoomId, Long> seqs(Query query) {
    Map<RoomId, Long> seqs = new LinkedHashMap<>();
    query
        .map((row, _) -> Map.entry(new RoomId(row.getString(1)), row.getLong(2)))
        .forEach(entry -> seqs.put(entry.getKey(), entry.getValue()));
    return seqs;
  }

  private Query select(String sql, Object... args) {
    return handle.select(sql, args);
  }
}
