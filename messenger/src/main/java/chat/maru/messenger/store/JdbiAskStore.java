package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Ask;
import chat.maru.messenger.AskStore;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Rows of questions that wait.
record JdbiAskStore(Handle handle) implements AskStore {
  private static final String NOT_HELD_ELSEWHERE =
      " AND NOT EXISTS (SELECT 1 FROM asks other WHERE other.room = asks.room"
          + " AND other.taken_until > ? AND other.taken_by <> ?)";

  @Override
  public void insert(Ask ask, Instant at) {
    handle.execute(
        """
        INSERT INTO asks (room, message, seq, asker, user_id, line_seq, at, attempt, taken_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)
        """,
        ask.room().value(),
        ask.message().value(),
        ask.seq(),
        ask.asker().value(),
        ask.user().value(),
        ask.lineSeq(),
        at.toEpochMilli());
  }

  @Override
  public boolean anyFree(String node, Instant now) {
    return free(node, now).isPresent();
  }

  @Override
  public Optional<Ask> take(String node, Instant now, Instant until) {
    Optional<Place> place = free(node, now);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    // Two nodes must not take two questions of one room: the room's row lets one of them wait, and
    // then look again.
    handle.execute("UPDATE rooms SET people = people WHERE id = ?", place.get().room());
    return handle
        .select(
            "UPDATE asks SET taken_until = ?, taken_by = ?, attempt = attempt + 1"
                + " WHERE room = ? AND message = ? AND taken_until <= ?"
                + NOT_HELD_ELSEWHERE
                + " RETURNING room, message, seq, asker, user_id, line_seq, attempt",
            until.toEpochMilli(),
            node,
            place.get().room(),
            place.get().message(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            node)
        .map(
            (row, _) ->
                new Ask(
                    new RoomId(row.getString(1)),
                    new MessageId(row.getString(2)),
                    row.getLong(3),
                    new MemberId(row.getString(4)),
                    new UserId(row.getString(5)),
                    row.getLong(6),
                    row.getInt(7)))
        .findOne();
  }

  /// The oldest that `node` may take.
  private Optional<Place> free(String node, Instant now) {
    return handle
        .select(
            "SELECT room, message FROM asks WHERE taken_until <= ?"
                + NOT_HELD_ELSEWHERE
                + " ORDER BY at, seq LIMIT 1",
            now.toEpochMilli(),
            now.toEpochMilli(),
            node)
        .map((row, _) -> new Place(row.getString(1), row.getString(2)))
        .findOne();
  }

  private record Place(String room, String message) {}

  @Override
  public boolean renew(String node, RoomId room, MessageId message, Instant until) {
    return handle.execute(
            "UPDATE asks SET taken_until = ? WHERE room = ? AND message = ? AND taken_by = ?",
            until.toEpochMilli(),
            room.value(),
            message.value(),
            node)
        == 1;
  }

  @Override
  public void remove(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM asks WHERE room = ? AND message = ?", room.value(), message.value());
  }
}
