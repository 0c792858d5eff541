package chat.maru.mate.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.mate.Turn;
import chat.maru.mate.TurnState;
import chat.maru.mate.TurnStore;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Turns in the database.
public record JdbiTurnStore(Database database) implements TurnStore {
  @Override
  public Turn begin(Turn turn) {
    return database.write(
        handle -> {
          handle.execute(
              """
              INSERT INTO turns
                (room, message, id, answer, asker, user_id, state, attempt, started_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
              ON CONFLICT (room, message) DO NOTHING
              """,
              turn.room().value(),
              turn.message().value(),
              turn.id(),
              turn.answer().value(),
              turn.asker().value(),
              turn.user().value(),
              TurnState.RUNNING.code(),
              turn.startedAt().toEpochMilli());
          handle.execute(
              """
              UPDATE turns SET attempt = attempt + 1
              WHERE room = ? AND message = ? AND state = 'running'
              """,
              turn.room().value(),
              turn.message().value());
          return byMessage(handle, turn.room(), turn.message()).orElseThrow();
        });
  }

  @Override
  public Optional<Turn> find(RoomId room, String id) {
    return database.read(
        handle ->
            handle
                .select("SELECT * FROM turns WHERE room = ? AND id = ?", room.value(), id)
                .map((row, _) -> turn(row))
                .findOne());
  }

  @Override
  public Optional<Turn> findByMessage(RoomId room, MessageId message) {
    return database.read(handle -> byMessage(handle, room, message));
  }

  @Override
  public boolean end(
      RoomId room, MessageId message, TurnState state, @Nullable String receipt, Instant at) {
    return database.write(
        handle ->
            handle.execute(
                    """
                    UPDATE turns SET state = ?, receipt = ?, ended_at = ?
                    WHERE room = ? AND message = ? AND state = 'running'
                    """,
                    state.code(),
                    receipt,
                    at.toEpochMilli(),
                    room.value(),
                    message.value())
                == 1);
  }

  private static Optional<Turn> byMessage(Handle handle, RoomId room, MessageId message) {
    return handle
        .select("SELECT * FROM turns WHERE room = ? AND message = ?", room.value(), message.value())
        .map((row, _) -> turn(row))
        .findOne();
  }

  private static Turn turn(ResultSet row) throws SQLException {
    return new Turn(
        new RoomId(row.getString("room")),
        new MessageId(row.getString("message")),
        row.getString("id"),
        new MessageId(row.getString("answer")),
        new MemberId(row.getString("asker")),
        new UserId(row.getString("user_id")),
        TurnState.ofCode(row.getString("state")),
        row.getInt("attempt"),
        Instant.ofEpochMilli(row.getLong("started_at")));
  }
}
