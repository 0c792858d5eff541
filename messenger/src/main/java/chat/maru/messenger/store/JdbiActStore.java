package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.ActStore;
import chat.maru.messenger.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rows of pins, hidden messages and forwards.
record JdbiActStore(Handle handle) implements ActStore {
  @Override
  public void pin(RoomId room, MessageId message, long seq) {
    handle.execute(
        "INSERT INTO pins (room, message, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        room.value(),
        message.value(),
        seq);
  }

  @Override
  public void unpin(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM pins WHERE room = ? AND message = ?", room.value(), message.value());
  }

  @Override
  public List<MessageId> pins(RoomId room) {
    return ids("SELECT message FROM pins WHERE room = ? ORDER BY seq DESC", room.value());
  }

  @Override
  public void hide(RoomId room, MemberId member, MessageId message) {
    handle.execute(
        """
        INSERT INTO hidden_messages (room, member, message) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        room.value(),
        member.value(),
        message.value());
  }

  @Override
  public void unhide(RoomId room, MemberId member, MessageId message) {
    handle.execute(
        "DELETE FROM hidden_messages WHERE room = ? AND member = ? AND message = ?",
        room.value(),
        member.value(),
        message.value());
  }

  @Override
  public Set<MessageId> hidden(RoomId room, MemberId member) {
    return new HashSet<>(
        ids(
            "SELECT message FROM hidden_messages WHERE room = ? AND member = ?",
            room.value(),
            member.value()));
  }

  @Override
  public void forwarded(RoomId room, MessageId message, Message source) {
    int before =
        handle.execute(
            """
            INSERT INTO forwards (room, message, from_room, from_author)
            SELECT ?, ?, from_room, from_author FROM forwards WHERE room = ? AND message = ?
            """,
            room.value(),
            message.value(),
            source.room().value(),
            source.id().value());
    if (before == 0) {
      handle.execute(
          "INSERT INTO forwards (room, message, from_room, from_author) VALUES (?, ?, ?, ?)",
          room.value(),
          message.value(),
          source.room().value(),
          source.author().value());
    }
  }

  @Override
  public Set<MessageId> keptFromMates(RoomId room) {
    return new HashSet<>(
        ids(
            """
            SELECT f.message FROM forwards f
            JOIN rooms h ON h.id = f.room
            JOIN rooms o ON o.id = f.from_room
            JOIN members a ON a.room = f.from_room AND a.id = f.from_author
            WHERE f.room = ? AND (
              a.blind = 1
              OR (a.kind = 'imported' AND a.user_id IS NULL)
              OR EXISTS (SELECT 1 FROM members s WHERE s.room = a.room AND s.user_id = a.user_id
                AND s.blind = 1)
              OR (o.data_class = 'sealed' AND h.data_class <> 'sealed')
              OR (o.data_class = 'room' AND h.data_class = 'open'))
            """,
            room.value()));
  }

  @Override
  public Map<RoomId, List<MessageId>> copies(RoomId from, Collection<MemberId> authors) {
    Map<RoomId, List<MessageId>> copies = new HashMap<>();
    List<Object> args = new ArrayList<>(List.of(from.value()));
    authors.forEach(author -> args.add(author.value()));
    handle
        .select(
            "SELECT room, message FROM forwards WHERE from_room = ? AND from_author IN ("
                + Rows.marks(authors.size())
                + ")",
            args.toArray())
        .map((row, _) -> Map.entry(new RoomId(row.getString(1)), new MessageId(row.getString(2))))
        .forEach(
            each ->
                copies.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(each.getValue()));
    return copies;
  }

  private List<MessageId> ids(String sql, Object... args) {
    return handle.select(sql, args).map((row, _) -> new MessageId(row.getString(1))).list();
  }
}
