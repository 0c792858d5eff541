package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.ContentJson;
import chat.maru.messenger.Cursor;
import chat.maru.messenger.MarksJson;
import chat.maru.messenger.Message;
import chat.maru.messenger.MessageStore;
import chat.maru.messenger.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Rows of messages.
record JdbiMessageStore(Handle handle) implements MessageStore {
  private static final String FROM =
      "SELECT "
          + Rows.MESSAGE
          + " FROM messages m JOIN members a ON a.room = m.room AND a.id = m.author WHERE ";
  private static final String INSERT =
      """
      INSERT INTO messages (room, id, author, seq, sub, rev, at, content, body_hash, reply_to,
        edited_at, deleted, mentions, import_id, import_key, marks, thread)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, ?, ?, ?, ?, ?)
      """;

  @Override
  public void insert(Message message, String bodyHash) {
    handle.execute(INSERT, values(message, bodyHash, null));
  }

  @Override
  public void insertImported(List<Message> messages, List<String> keys) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (int i = 0; i < messages.size(); i++) {
      batch.add(values(messages.get(i), "", keys.get(i)));
    }
    batch.execute();
  }

  @SuppressWarnings("NullAway") // SQL's NULLs
  private static Object[] values(Message message, String bodyHash, @Nullable String importKey) {
    return new Object[] {
      message.room().value(),
      message.id().value(),
      message.author().value(),
      message.seq(),
      message.sub(),
      message.rev(),
      message.at().toEpochMilli(),
      ContentJson.of(message.content()).toText(),
      bodyHash,
      message.replyTo() == null ? null : message.replyTo().value(),
      mentions(message),
      message.importId(),
      importKey,
      MarksJson.text(message.marks()),
      message.marks().thread() == null ? null : message.marks().thread().value()
    };
  }

  @Override
  public Set<String> knownKeys(RoomId room, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    List<Object> args = new ArrayList<>(List.of(room.value()));
    args.addAll(keys);
    return new HashSet<>(
        handle
            .select(
                "SELECT import_key FROM messages WHERE room = ? AND import_key IN ("
                    + Rows.marks(keys.size())
                    + ")",
                args.toArray())
            .mapTo(String.class)
            .list());
  }

  @Override
  public Optional<Message> find(RoomId room, MessageId message) {
    return handle
        .select(FROM + "m.room = ? AND m.id = ?", room.value(), message.value())
        .map((row, _) -> Rows.message(row))
        .findOne();
  }

  @Override
  public Optional<MessageId> findByImportKey(RoomId room, String key) {
    return handle
        .select("SELECT id FROM messages WHERE room = ? AND import_key = ?", room.value(), key)
        .map((row, _) -> new MessageId(row.getString(1)))
        .findOne();
  }

  @Override
  public Optional<Posting> findPosting(RoomId room, MessageId message) {
    return handle
        .select(
            "SELECT author, body_hash FROM messages WHERE room = ? AND id = ?",
            room.value(),
            message.value())
        .map((row, _) -> new Posting(new MemberId(row.getString(1)), row.getString(2)))
        .findOne();
  }

  @Override
  public void update(Message message) {
    handle.execute(
        """
        UPDATE messages SET rev = ?, content = ?, edited_at = ?, deleted = ?, mentions = ?, marks = ?
        WHERE room = ? AND id = ?
        """,
        message.rev(),
        ContentJson.of(message.content()).toText(),
        Rows.millis(message.editedAt()),
        Rows.flag(message.deleted()),
        mentions(message),
        MarksJson.text(message.marks()),
        message.room().value(),
        message.id().value());
  }

  @Override
  public void addMention(RoomId room, String member, long seq, MessageId message) {
    handle.execute(
        "INSERT INTO mentions (room, member, seq, message) VALUES (?, ?, ?, ?)",
        room.value(),
        member,
        seq,
        message.value());
  }

  @Override
  public void removeMentions(RoomId room, MessageId message) {
    handle.execute(
        "DELETE FROM mentions WHERE room = ? AND message = ?", room.value(), message.value());
  }

  @Override
  public void addQuote(RoomId room, MessageId cited, MessageId answer) {
    handle.execute(
        "INSERT INTO quotes (room, cited, answer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        room.value(),
        cited.value(),
        answer.value());
  }

  @Override
  public List<MessageId> answersQuoting(RoomId room, MessageId cited) {
    return ids(
        "SELECT answer FROM quotes WHERE room = ? AND cited = ? ORDER BY answer",
        room.value(),
        cited.value());
  }

  @Override
  public List<MessageId> quotedOf(RoomId room, Collection<MemberId> authors) {
    List<Object> args = new ArrayList<>(List.of(room.value(), room.value(), room.value()));
    authors.forEach(author -> args.add(author.value()));
    return ids(
        """
        SELECT q.cited FROM (SELECT cited FROM quotes WHERE room = ?
          UNION SELECT cited FROM card_quotes WHERE room = ?) q
        JOIN messages m ON m.id = q.cited
        WHERE m.room = ? AND m.author IN (%s)
        """
            .formatted(Rows.marks(authors.size())),
        args.toArray());
  }

  @Override
  public List<MessageId> quotedOfImport(RoomId room, String importId) {
    return ids(
        """
        SELECT q.cited FROM (SELECT cited FROM quotes WHERE room = ?
          UNION SELECT cited FROM card_quotes WHERE room = ?) q
        JOIN messages m ON m.id = q.cited
        WHERE m.room = ? AND m.import_id = ?
        """,
        room.value(),
        room.value(),
        room.value(),
        importId);
  }

  @Override
  public List<Message> byIds(Visibility visibility, Collection<MessageId> ids) {
    return anyByIds(visibility.room(), ids).stream().filter(visibility::admits).toList();
  }

  @Override
  public List<Message> anyByIds(RoomId room, Collection<MessageId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Object> args = new ArrayList<>(List.of(room.value()));
    ids.forEach(id -> args.add(id.value()));
    return messages(
        "m.room = ? AND m.id IN (" + Rows.marks(ids.size()) + ") ORDER BY m.at, m.seq, m.sub",
        args);
  }

  @Override
  public List<Message> before(Visibility visibility, @Nullable Cursor cursor, int limit) {
    Where where = new Where(visibility);
    if (cursor != null) {
      where.and("(m.at, m.seq, m.sub) < (?, ?, ?)", place(cursor));
    }
    return where.messages(handle, "m.at DESC, m.seq DESC, m.sub DESC", limit);
  }

  @Override
  public List<Message> after(Visibility visibility, Cursor cursor, int limit) {
    return new Where(visibility)
        .and("(m.at, m.seq, m.sub) > (?, ?, ?)", place(cursor))
        .messages(handle, "m.at, m.seq, m.sub", limit);
  }

  @Override
  public long liveBefore(RoomId room, long seq) {
    return count(
        """
        SELECT coalesce(max(seq), 0) FROM messages
        WHERE room = ? AND seq < ? AND import_id IS NULL AND deleted = 0
        """,
        room.value(),
        seq);
  }

  @Override
  public List<Message> scan(Visibility visibility, long afterSeq, int limit) {
    return new Where(visibility)
        .and("m.import_id IS NULL AND m.deleted = 0 AND m.seq > ?", afterSeq)
        .messages(handle, "m.seq", limit);
  }

  @Override
  public List<Message> thread(Visibility visibility, MessageId root, int limit) {
    return new Where(visibility)
        .and("m.thread = ?", root.value())
        .messages(handle, "m.at DESC, m.seq DESC", limit);
  }

  @Override
  public long firstUnreadOutside(RoomId room, MemberId reader, long afterSeq, MessageId root) {
    return handle
        .select(
            """
            SELECT min(seq) FROM messages
            WHERE room = ? AND seq > ? AND import_id IS NULL AND deleted = 0 AND author <> ?
              AND id <> ? AND (thread IS NULL OR thread <> ?)
              AND id NOT IN (SELECT h.message FROM hidden_messages h
                WHERE h.room = ? AND h.member = ?)
            """,
            room.value(),
            afterSeq,
            reader.value(),
            root.value(),
            root.value(),
            room.value(),
            reader.value())
        .map((row, _) -> row.getObject(1) == null ? Long.MAX_VALUE : row.getLong(1))
        .one();
  }

  @Override
  public List<Message> ofImportEvent(RoomId room, long seq, Instant from, Instant to) {
    return messages(
        "m.room = ? AND m.at >= ? AND m.at <= ? AND m.seq = ? ORDER BY m.sub",
        List.of(room.value(), from.toEpochMilli(), to.toEpochMilli(), seq));
  }

  @Override
  public List<String> textsOf(RoomId room, Collection<MemberId> authors, int limit) {
    List<Object> args = new ArrayList<>(List.of(room.value()));
    authors.forEach(author -> args.add(author.value()));
    args.add(limit);
    return messages(
            "m.room = ? AND m.author IN ("
                + Rows.marks(authors.size())
                + ") ORDER BY m.at DESC, m.seq DESC, m.sub DESC LIMIT ?",
            args)
        .stream()
        .map(Message::text)
        .toList();
  }

  @Override
  public String stateOf(RoomId room, Collection<MemberId> authors) {
    List<Object> args = new ArrayList<>(List.of(room.value()));
    authors.forEach(author -> args.add(author.value()));
    return handle
        .select(
            "SELECT count(*), max(rev) FROM messages WHERE room = ? AND author IN ("
                + Rows.marks(authors.size())
                + ")",
            args.toArray())
        .map((row, _) -> row.getLong(1) + " " + row.getLong(2))
        .one();
  }

  @Override
  public long unread(RoomId room, MemberId reader, long afterSeq) {
    return count(
        """
        SELECT count(*) FROM messages
        WHERE room = ? AND seq > ? AND import_id IS NULL AND deleted = 0 AND author <> ?
          AND id NOT IN (SELECT h.message FROM hidden_messages h WHERE h.room = ? AND h.member = ?)
        """,
        room.value(),
        afterSeq,
        reader.value(),
        room.value(),
        reader.value());
  }

  @Override
  public long unreadMentions(RoomId room, MemberId reader, long afterSeq) {
    return count(
        """
        SELECT count(DISTINCT n.message) FROM mentions n
        JOIN messages m ON m.room = n.room AND m.id = n.message
        WHERE n.room = ? AND n.member IN (?, 'all') AND n.seq > ? AND m.author <> ?
          AND m.id NOT IN (SELECT h.message FROM hidden_messages h WHERE h.room = ? AND h.member = ?)
        """,
        room.value(),
        reader.value(),
        afterSeq,
        reader.value(),
        room.value(),
        reader.value());
  }

  @Override
  public int removeImported(RoomId room, String importId, int limit) {
    handle.execute(
        """
        DELETE FROM reactions WHERE room = ? AND message IN
          (SELECT id FROM messages WHERE room = ? AND import_id = ? LIMIT ?)
        """,
        room.value(),
        room.value(),
        importId,
        limit);
    return handle.execute(
        """
        DELETE FROM messages WHERE room = ? AND id IN
          (SELECT id FROM messages WHERE room = ? AND import_id = ? LIMIT ?)
        """,
        room.value(),
        room.value(),
        importId,
        limit);
  }

  @Override
  public boolean hasAny(RoomId room, MemberId member) {
    return handle
        .select(
            "SELECT 1 FROM messages WHERE room = ? AND author = ? LIMIT 1",
            room.value(),
            member.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private List<Message> messages(String where, List<Object> args) {
    return handle.select(FROM + where, args.toArray()).map((row, _) -> Rows.message(row)).list();
  }

  private List<MessageId> ids(String sql, Object... args) {
    return handle.select(sql, args).map((row, _) -> new MessageId(row.getString(1))).list();
  }

  private long count(String sql, Object... args) {
    return handle.select(sql, args).mapTo(Long.class).one();
  }

  private static String mentions(Message message) {
    return message.mentions().stream().map(MemberId::value).collect(Collectors.joining(" "));
  }

  private static Object[] place(Cursor cursor) {
    return new Object[] {cursor.at().toEpochMilli(), cursor.seq(), cursor.sub()};
  }

  /// A visibility as a condition, so that hidden rows do not use up a page; [Visibility#admits]
  /// then has the last word on each row.
  private static final class Where {
    private final Visibility visibility;
    private final StringBuilder sql = new StringBuilder("m.room = ?");
    private final List<Object> args = new ArrayList<>();

    Where(Visibility visibility) {
      this.visibility = visibility;
      args.add(visibility.room().value());
      if (!visibility.hidden().isEmpty()) {
        and(
            "m.id NOT IN (" + Rows.marks(visibility.hidden().size()) + ")",
            visibility.hidden().stream().map(MessageId::value).toArray());
      }
      if (visibility.fromSeq() > 0) {
        and("(m.import_id IS NOT NULL OR m.seq > ?)", visibility.fromSeq());
      }
      if (!visibility.hiddenImports().isEmpty()) {
        and(
            "(m.import_id IS NULL OR m.import_id NOT IN ("
                + Rows.marks(visibility.hiddenImports().size())
                + "))",
            visibility.hiddenImports().toArray());
      }
      if (!visibility.blindAuthors().isEmpty()) {
        List<Object> values = new ArrayList<>();
        visibility.blindAuthors().forEach(author -> values.add(author.value()));
        visibility.asked().forEach(id -> values.add(id.value()));
        and(
            "(m.author NOT IN ("
                + Rows.marks(visibility.blindAuthors().size())
                + ") OR m.id IN ("
                + Rows.marks(visibility.asked().size())
                + "))",
            values.toArray());
      }
    }

    Where and(String condition, Object... values) {
      sql.append(" AND ").append(condition);
      args.addAll(List.of(values));
      return this;
    }

    List<Message> messages(Handle handle, String order, int limit) {
      args.add(limit);
      return handle
          .select(FROM + sql + " ORDER BY " + order + " LIMIT ?", args.toArray())
          .map((row, _) -> Rows.message(row))
          .filter(visibility::admits)
          .list();
    }
  }
}
