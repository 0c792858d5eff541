package chat.maru.bridges.store;

import chat.maru.base.Ids;
import chat.maru.base.RoomId;
import chat.maru.bridges.importing.Ledger;
import chat.maru.bridges.importing.LedgerRow;
import chat.maru.messenger.Audience;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The ledger in the database.
public final class JdbiLedger implements Ledger {
  /// What is within reach: imports for the room, and the reader's own if they count.
  private static final String WITHIN_REACH =
      "(i.audience = 'room' OR (:mine = 1 AND i.user_id = :user))";

  private final Database database;

  public JdbiLedger(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Enrolment> find(String run) {
    return database.read(handle -> Enrolments.find(handle, run));
  }

  @Override
  public List<Chat> chats(RoomId room, String kind, Reach reach) {
    return database.read(
        handle -> {
          List<Chat> chats = new ArrayList<>();
          for (Chat bare : bareChats(handle, room, kind, reach)) {
            chats.add(
                new Chat(
                    bare.no(),
                    bare.id(),
                    speakers(handle, bare.no()),
                    sources(handle, bare.no(), reach),
                    bare.privately(),
                    bare.firstMinute(),
                    bare.lastMinute()));
          }
          return chats;
        });
  }

  private static List<Chat> bareChats(Handle handle, RoomId room, String kind, Reach reach) {
    return handle
        .createQuery(
            """
            SELECT c.no, c.id, MIN(i.first_minute) AS first_minute, MAX(i.last_minute) AS last_minute,
              MAX(CASE WHEN i.audience = 'mine' THEN 1 ELSE 0 END) AS privately
            FROM bridge_chats c JOIN bridge_imports i ON i.chat_no = c.no
            WHERE c.room = :room AND c.kind = :kind AND i.first_minute IS NOT NULL
            """
                + " AND "
                + WITHIN_REACH
                + " GROUP BY c.no, c.id ORDER BY c.no")
        .bind("room", room.value())
        .bind("kind", kind)
        .bind("mine", mine(reach))
        .bind("user", reach.user().value())
        .map(
            (row, _) ->
                new Chat(
                    row.getLong("no"),
                    row.getString("id"),
                    List.of(),
                    List.of(),
                    row.getInt("privately") == 1,
                    row.getLong("first_minute"),
                    row.getLong("last_minute")))
        .list();
  }

  private static List<Speaker> speakers(Handle handle, long chat) {
    return handle
        .select("SELECT no, name FROM bridge_speakers WHERE chat_no = ? ORDER BY no", chat)
        .map((row, _) -> new Speaker(row.getInt("no"), row.getString("name")))
        .list();
  }

  private static List<Source> sources(Handle handle, long chat, Reach reach) {
    return handle
        .createQuery(
            "SELECT i.run, i.hash, i.header FROM bridge_imports i WHERE i.chat_no = :chat AND "
                + WITHIN_REACH)
        .bind("chat", chat)
        .bind("mine", mine(reach))
        .bind("user", reach.user().value())
        .map(
            (row, _) ->
                new Source(row.getString("run"), row.getString("hash"), row.getString("header")))
        .list();
  }

  @Override
  public Map<Long, List<LedgerRow>> rows(
      long chat, Collection<Long> minutes, Reach reach, long without) {
    if (minutes.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle -> {
          List<Long> imports = imports(handle, chat, reach, without);
          Map<Long, List<LedgerRow>> rows = new HashMap<>();
          if (!imports.isEmpty()) {
            handle
                .createQuery(
                    """
                    SELECT import_no, n, minute, pos, speaker, print, deleted, wall_ms
                    FROM bridge_rows
                    WHERE chat_no = :chat AND minute IN (<minutes>) AND import_no IN (<imports>)
                    ORDER BY minute, pos, import_no, n
                    """)
                .bind("chat", chat)
                .bindList("minutes", minutes)
                .bindList("imports", imports)
                .map((row, _) -> row(row))
                .forEach(
                    row -> rows.computeIfAbsent(row.minute(), _ -> new ArrayList<>()).add(row));
          }
          return rows;
        });
  }

  private static List<Long> imports(Handle handle, long chat, Reach reach, long without) {
    return handle
        .createQuery(
            "SELECT i.no FROM bridge_imports i WHERE i.chat_no = :chat AND i.no <> :without AND "
                + WITHIN_REACH)
        .bind("chat", chat)
        .bind("without", without)
        .bind("mine", mine(reach))
        .bind("user", reach.user().value())
        .mapTo(Long.class)
        .list();
  }

  private static LedgerRow row(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getLong("minute"),
        row.getLong("pos"),
        row.getLong("import_no"),
        row.getLong("n"),
        row.getInt("speaker"),
        row.getLong("print"),
        row.getInt("deleted") == 1,
        row.getLong("wall_ms"));
  }

  private static int mine(Reach reach) {
    return reach.audience() == Audience.MINE ? 1 : 0;
  }

  @Override
  public Enrolment enrol(
      Entrant entrant, Optional<Chat> chat, Map<String, Integer> known, Collection<String> fresh) {
    String newId = Ids.randomHex(12);
    return database.write(handle -> Enrolments.enrol(handle, entrant, chat, newId, known, fresh));
  }

  @Override
  public void add(long chat, List<LedgerRow> rows) {
    database.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO bridge_rows (import_no, n, chat_no, minute, pos, speaker, print, deleted,
                    wall_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (import_no, n) DO NOTHING
                  """);
          for (LedgerRow row : rows) {
            batch.add(
                row.importNo(),
                row.n(),
                chat,
                row.minute(),
                row.pos(),
                row.speaker(),
                row.print(),
                row.deleted() ? 1 : 0,
                row.wallMs());
          }
          batch.execute();
          return stretch(handle, rows);
        });
  }

  private static int stretch(Handle handle, List<LedgerRow> rows) {
    long first = rows.stream().mapToLong(LedgerRow::minute).min().orElseThrow();
    long last = rows.stream().mapToLong(LedgerRow::minute).max().orElseThrow();
    return handle
        .createUpdate(
            """
            UPDATE bridge_imports SET
              first_minute = CASE WHEN first_minute < :first THEN first_minute ELSE :first END,
              last_minute = CASE WHEN last_minute > :last THEN last_minute ELSE :last END
            WHERE no = :no
            """)
        .bind("first", first)
        .bind("last", last)
        .bind("no", rows.getFirst().importNo())
        .execute();
  }

  @Override
  public void remove(String run) {
    database.write(
        handle -> {
          Enrolments.find(handle, run).ifPresent(gone -> Enrolments.remove(handle, gone));
          return null;
        });
  }
}
