package chat.maru.mate.store;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.mate.timing.Dial;
import chat.maru.mate.timing.DialStore;
import chat.maru.mate.timing.Unasked;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Dials and unasked messages in the database.
public record JdbiDialStore(Database database) implements DialStore {
  @Override
  public Dial dial(RoomId room) {
    return database.read(handle -> dial(handle, room));
  }

  private static Dial dial(Handle handle, RoomId room) {
    return handle
        .select("SELECT level, shift_halves FROM dials WHERE room = ?", room.value())
        .map((row, _) -> new Dial(row.getInt("level"), row.getInt("shift_halves") / 2.0))
        .findOne()
        .orElse(Dial.DEFAULT);
  }

  @Override
  public void turn(RoomId room, Dial dial) {
    database.write(
        handle -> {
          turn(handle, room, dial);
          return null;
        });
  }

  private static void turn(Handle handle, RoomId room, Dial dial) {
    handle.execute(
        """
        INSERT INTO dials (room, level, shift_halves) VALUES (?, ?, ?)
        ON CONFLICT (room) DO UPDATE SET level = excluded.level, shift_halves = excluded.shift_halves
        """,
        room.value(),
        dial.level(),
        Math.round(dial.shift() * 2));
  }

  @Override
  public void add(Unasked said) {
    database.write(
        handle ->
            handle.execute(
                """
                INSERT INTO unasked (room, answer, question, at, waited_ms, heeded)
                VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (room, answer) DO NOTHING
                """,
                said.room().value(),
                said.answer().value(),
                said.question().value(),
                said.at().toEpochMilli(),
                said.waited().toMillis()));
  }

  @Override
  public List<Unasked> list(RoomId room, int limit) {
    return database.read(
        handle ->
            handle
                .select(
                    "SELECT * FROM unasked WHERE room = ? ORDER BY at DESC, answer DESC LIMIT ?",
                    room.value(),
                    limit)
                .map((row, _) -> unasked(row))
                .list());
  }

  @Override
  public Optional<Unasked> find(RoomId room, MessageId answer) {
    return database.read(
        handle ->
            handle
                .select(
                    "SELECT * FROM unasked WHERE room = ? AND answer = ?",
                    room.value(),
                    answer.value())
                .map((row, _) -> unasked(row))
                .findOne());
  }

  @Override
  public int since(RoomId room, Instant from) {
    return database.read(
        handle ->
            handle
                .select(
                    "SELECT COUNT(*) FROM unasked WHERE room = ? AND at > ?",
                    room.value(),
                    from.toEpochMilli())
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void heed(RoomId room) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE unasked SET heeded = 1 WHERE room = ? AND heeded = 0", room.value()));
  }

  @Override
  public boolean feedback(RoomId room, MessageId answer, Unasked.Feedback feedback) {
    return database.write(
        handle -> {
          boolean first =
              handle.execute(
                      """
                      UPDATE unasked SET feedback = ?, heeded = 1
                      WHERE room = ? AND answer = ? AND feedback IS NULL
                      """,
                      feedback.name().toLowerCase(Locale.ROOT),
                      room.value(),
                      answer.value())
                  == 1;
          if (first) {
            Dial dial = dial(handle, room);
            turn(
                handle,
                room,
                feedback == Unasked.Feedback.HELPFUL ? dial.helpful() : dial.tooMuch());
          }
          return first;
        });
  }

  private static Unasked unasked(ResultSet row) throws SQLException {
    String feedback = row.getString("feedback");
    return new Unasked(
        new RoomId(row.getString("room")),
        new MessageId(row.getString("answer")),
        new MessageId(row.getString("question")),
        Instant.ofEpochMilli(row.getLong("at")),
        Duration.ofMillis(row.getLong("waited_ms")),
        row.getInt("heeded") == 1,
        feedback == null ? null : Unasked.Feedback.valueOf(feedback.toUpperCase(Locale.ROOT)));
  }
}
