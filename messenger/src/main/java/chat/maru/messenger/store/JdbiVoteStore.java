package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.VoteStore;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rows of votes and deadlines.
record JdbiVoteStore(Handle handle) implements VoteStore {
  @Override
  public List<Integer> choices(RoomId room, MessageId message, MemberId member) {
    return handle
        .select(
            "SELECT choice FROM votes WHERE room = ? AND message = ? AND member = ? ORDER BY"
                + " choice",
            room.value(),
            message.value(),
            member.value())
        .mapTo(Integer.class)
        .list();
  }

  @Override
  public void choose(
      RoomId room, MessageId message, MemberId member, List<Integer> choices, Instant at) {
    handle.execute(
        "DELETE FROM votes WHERE room = ? AND message = ? AND member = ?",
        room.value(),
        message.value(),
        member.value());
    for (int choice : choices) {
      handle.execute(
          "INSERT INTO votes (room, message, member, choice, at) VALUES (?, ?, ?, ?, ?)",
          room.value(),
          message.value(),
          member.value(),
          choice,
          at.toEpochMilli());
    }
  }

  @Override
  public List<Vote> list(RoomId room, MessageId message) {
    return handle
        .select(
            "SELECT member, choice FROM votes WHERE room = ? AND message = ? ORDER BY at, member,"
                + " choice",
            room.value(),
            message.value())
        .map((row, _) -> new Vote(new MemberId(row.getString(1)), row.getInt(2)))
        .list();
  }

  @Override
  public void putDeadline(RoomId room, MessageId message, Instant at) {
    handle.execute(
        "INSERT INTO deadlines (room, message, at) VALUES (?, ?, ?)",
        room.value(),
        message.value(),
        at.toEpochMilli());
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return handle
        .select(
            "SELECT room, message FROM deadlines WHERE at <= ? ORDER BY at LIMIT ?",
            now.toEpochMilli(),
            limit)
        .map((row, _) -> new Due(new RoomId(row.getString(1)), new MessageId(row.getString(2))))
        .list();
  }

  @Override
  public void removeDeadline(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM deadlines WHERE room = ? AND message = ?", room.value(), message.value());
  }

  @Override
  public void clear(RoomId room, MessageId message) {
    removeDeadline(room, message);
    handle.execute(
        "DELETE FROM votes WHERE room = ? AND message = ?", room.value(), message.value());
  }
}
