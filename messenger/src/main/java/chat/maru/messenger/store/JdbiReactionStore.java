package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.ReactionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rows of reactions.
record JdbiReactionStore(Handle handle) implements ReactionStore {
  @Override
  public boolean add(RoomId room, MessageId message, MemberId member, String emoji, Instant at) {
    return handle.execute(
            """
            INSERT INTO reactions (room, message, emoji, member, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            room.value(),
            message.value(),
            emoji,
            member.value(),
            at.toEpochMilli())
        > 0;
  }

  @Override
  public boolean remove(RoomId room, MessageId message, MemberId member, String emoji) {
    return handle.execute(
            "DELETE FROM reactions WHERE room = ? AND message = ? AND emoji = ? AND member = ?",
            room.value(),
            message.value(),
            emoji,
            member.value())
        > 0;
  }

  @Override
  public void clear(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM reactions WHERE room = ? AND message = ?", room.value(), message.value());
  }

  @Override
  public Map<MessageId, Set<String>> of(
      RoomId room, MemberId member, Collection<MessageId> messages) {
    Map<MessageId, Set<String>> given = new HashMap<>();
    if (messages.isEmpty()) {
      return given;
    }
    List<Object> args = new ArrayList<>(List.of(room.value(), member.value()));
    messages.forEach(message -> args.add(message.value()));
    handle
        .select(
            "SELECT message, emoji FROM reactions WHERE room = ? AND member = ? AND message IN ("
                + Rows.marks(messages.size())
                + ")",
            args.toArray())
        .map((row, _) -> Map.entry(new MessageId(row.getString(1)), row.getString(2)))
        .forEach(
            each ->
                given.computeIfAbsent(each.getKey(), _ -> new HashSet<>()).add(each.getValue()));
    return given;
  }

  @Override
  public List<MemberId> givers(RoomId room, MessageId message, String emoji, int limit) {
    return handle
        .select(
            """
            SELECT member FROM reactions WHERE room = ? AND message = ? AND emoji = ?
            ORDER BY at, member LIMIT ?
            """,
            room.value(),
            message.value(),
            emoji,
            limit)
        .map((row, _) -> new MemberId(row.getString(1)))
        .list();
  }
}
