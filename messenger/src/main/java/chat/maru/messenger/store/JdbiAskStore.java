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
  public boolean anyFree(Instant now) {
    return handle
        .select("SELECT 1 FROM asks WHERE taken_until <= ? LIMIT 1", now.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public Optional<Ask> take(Instant now, Instant until) {
    // The second look at taken_until lets one of two nodes win.
    return handle
        .select(
            """
            UPDATE asks SET taken_until = ?, attempt = attempt + 1
            WHERE taken_until <= ? AND (room, message) IN
              (SELECT room, message FROM asks WHERE taken_until <= ? ORDER BY at, seq LIMIT 1)
            RETURNING room, message, seq, asker, user_id, line_seq, attempt
            """,
            until.toEpochMilli(),
            now.toEpochMilli(),
            now.toEpochMilli())
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

  @Override
  public void renew(RoomId room, MessageId message, Instant until) {
    handle.execute(
        "UPDATE asks SET taken_until = ? WHERE room = ? AND message = ?",
        until.toEpochMilli(),
        room.value(),
        message.value());
  }

  @Override
  public void remove(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM asks WHERE room = ? AND message = ?", room.value(), message.value());
  }
}
