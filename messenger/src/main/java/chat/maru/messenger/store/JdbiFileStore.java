package chat.maru.messenger.store;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Attachment;
import chat.maru.messenger.FileStore;
import chat.maru.messenger.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Rows of files.
record JdbiFileStore(Handle handle) implements FileStore {
  private static final String SELECT =
      "SELECT room, user_id, message, id, name, type, size, width, height, duration_ms, voice,"
          + " thumbnail, sha256, created_at FROM files WHERE ";

  @Override
  @SuppressWarnings("NullAway") // SQL's NULLs
  public void insert(StoredFile file, int place) {
    Attachment shown = file.shown();
    handle.execute(
        """
        INSERT INTO files (room, id, user_id, message, place, name, type, size, width, height,
          duration_ms, voice, sha256, thumbnail, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        file.room().value(),
        shown.id(),
        file.owner().value(),
        file.message() == null ? null : file.message().value(),
        place,
        shown.name(),
        shown.type(),
        shown.size(),
        shown.width(),
        shown.height(),
        shown.durationMs(),
        Rows.flag(shown.voice()),
        file.sha256(),
        file.thumbnail(),
        file.createdAt().toEpochMilli());
  }

  @Override
  public Optional<StoredFile> find(RoomId room, String id) {
    return select("room = ? AND id = ?", room.value(), id).stream().findFirst();
  }

  @Override
  public List<StoredFile> list(RoomId room, Collection<String> ids) {
    List<Object> args = new ArrayList<>(List.of(room.value()));
    args.addAll(ids);
    return ids.isEmpty()
        ? List.of()
        : select("room = ? AND id IN (" + Rows.marks(ids.size()) + ")", args.toArray());
  }

  @Override
  public List<StoredFile> ofMessage(RoomId room, MessageId message) {
    return select("room = ? AND message = ? ORDER BY place", room.value(), message.value());
  }

  @Override
  @SuppressWarnings("NullAway") // SQL's NULLs
  public void update(StoredFile file) {
    Attachment shown = file.shown();
    handle.execute(
        """
        UPDATE files SET type = ?, size = ?, width = ?, height = ?, duration_ms = ?, voice = ?,
          sha256 = ?, thumbnail = ? WHERE room = ? AND id = ?
        """,
        shown.type(),
        shown.size(),
        shown.width(),
        shown.height(),
        shown.durationMs(),
        Rows.flag(shown.voice()),
        file.sha256(),
        file.thumbnail(),
        file.room().value(),
        shown.id());
  }

  @Override
  public void bind(RoomId room, String id, MessageId message, int place) {
    handle.execute(
        "UPDATE files SET message = ?, place = ? WHERE room = ? AND id = ?",
        message.value(),
        place,
        room.value(),
        id);
  }

  @Override
  public void remove(RoomId room, String id) {
    handle.execute("DELETE FROM files WHERE room = ? AND id = ?", room.value(), id);
  }

  @Override
  public void removeOf(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM files WHERE room = ? AND message = ?", room.value(), message.value());
  }

  @Override
  public long bytesOf(UserId user) {
    return handle
        .select("SELECT COALESCE(SUM(size), 0) FROM files WHERE user_id = ?", user.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public List<StoredFile> abandoned(Instant before, int limit) {
    return select(
        "message IS NULL AND created_at < ? ORDER BY created_at LIMIT ?",
        before.toEpochMilli(),
        limit);
  }

  @Override
  public int removeOrphans() {
    return handle.execute(
        """
        DELETE FROM files WHERE message IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM messages m
           WHERE m.room = files.room AND m.id = files.message AND m.deleted = 0)
        """);
  }

  @Override
  public Set<String> named(Collection<String> hashes) {
    Set<String> named = new HashSet<>();
    if (!hashes.isEmpty()) {
      for (String column : List.of("sha256", "thumbnail")) {
        named.addAll(
            handle
                .select(
                    "SELECT DISTINCT %s FROM files WHERE %s IN (%s)"
                        .formatted(column, column, Rows.marks(hashes.size())),
                    hashes.toArray())
                .mapTo(String.class)
                .list());
      }
    }
    return named;
  }

  @Override
  public List<StoredFile> whole() {
    return select("sha256 IS NOT NULL ORDER BY room, id");
  }

  private List<StoredFile> select(String where, Object... args) {
    return handle.select(SELECT + where, args).map((row, _) -> file(row)).list();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    String message = row.getString(3);
    return new StoredFile(
        new RoomId(row.getString(1)),
        new UserId(row.getString(2)),
        message == null ? null : new MessageId(message),
        new Attachment(
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getLong(7),
            number(row, 8),
            number(row, 9),
            row.getObject(10) == null ? null : row.getLong(10),
            row.getInt(11) != 0,
            row.getString(12) != null),
        row.getString(13),
        row.getString(12),
        Instant.ofEpochMilli(row.getLong(14)));
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
