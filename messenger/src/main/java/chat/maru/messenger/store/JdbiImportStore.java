package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Audience;
import chat.maru.messenger.Claim;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rows of imports and of claims on imported people.
record JdbiImportStore(Handle handle) implements ImportStore {
  private static final String IMPORT =
      """
      SELECT i.id, i.room, i.kind, i.file, i.state, i.audience, i.by_member, i.at, i.total, i.done,
        i.added, i.known, i.skipped, i.first_at, i.last_at, i.error FROM imports i WHERE \
      """;

  /// `swept` is an undone import of which nothing is left.
  private static final String SWEPT = "swept";

  @Override
  public void insert(ImportRun run, UserId by, String fileHash) {
    handle.execute(
        """
        INSERT INTO imports (room, id, kind, file, file_hash, state, audience, by_member, by_user,
          at, total, done, added, known, skipped)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '[]')
        """,
        run.room().value(),
        run.id(),
        run.kind(),
        run.file(),
        fileHash,
        run.state().code(),
        run.audience().code(),
        run.by().value(),
        by.value(),
        run.at().toEpochMilli());
  }

  @Override
  public Optional<ImportRun> find(RoomId room, String id) {
    return handle
        .select(IMPORT + "i.room = ? AND i.id = ?", room.value(), id)
        .map((row, _) -> run(row))
        .findOne();
  }

  @Override
  public Optional<ImportRun> findUnfinished(RoomId room, UserId by, String fileHash) {
    return handle
        .select(
            IMPORT
                + """
                i.room = ? AND i.by_user = ? AND i.file_hash = ? AND i.state IN ('running', 'failed')
                ORDER BY i.at DESC LIMIT 1
                """,
            room.value(),
            by.value(),
            fileHash)
        .map((row, _) -> run(row))
        .findOne();
  }

  @Override
  public List<ImportRun> list(RoomId room) {
    return handle
        .select(IMPORT + "i.room = ? ORDER BY i.at DESC, i.id", room.value())
        .map((row, _) -> run(row))
        .list();
  }

  @Override
  public List<ImportRun> undone(RoomId room) {
    return handle
        .select(IMPORT + "i.room = ? AND i.state = 'undone'", room.value())
        .map((row, _) -> run(row))
        .list();
  }

  @Override
  public void update(ImportRun run) {
    JsonArray skipped =
        new JsonArray(
            run.skipped().stream()
                .<Json>map(
                    each ->
                        JsonObject.builder()
                            .put("line", each.line())
                            .put("why", each.why())
                            .build())
                .toList());
    boolean swept = run.state() == ImportRun.State.UNDONE && run.added() == 0;
    handle.execute(
        """
        UPDATE imports SET state = ?, total = ?, done = ?, added = ?, known = ?, skipped = ?,
          first_at = ?, last_at = ?, error = ? WHERE room = ? AND id = ?
        """,
        swept ? SWEPT : run.state().code(),
        run.total(),
        run.done(),
        run.added(),
        run.known(),
        skipped.toText(),
        Rows.millis(run.from()),
        Rows.millis(run.to()),
        run.error(),
        run.room().value(),
        run.id());
  }

  @Override
  public void addMember(RoomId room, String id, MemberId member) {
    handle.execute(
        """
        INSERT INTO import_members (room, import_id, member) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        room.value(),
        id,
        member.value());
  }

  @Override
  public List<MemberId> members(RoomId room, String id) {
    return handle
        .select(
            "SELECT member FROM import_members WHERE room = ? AND import_id = ? ORDER BY member",
            room.value(),
            id)
        .map((row, _) -> new MemberId(row.getString(1)))
        .list();
  }

  @Override
  public Set<String> hiddenFrom(RoomId room, UserId user) {
    return new HashSet<>(
        handle
            .select(
                """
                SELECT i.id FROM imports i WHERE i.room = ? AND (i.state IN ('undone', 'swept')
                  OR i.audience = 'mine' AND i.by_user <> ? AND NOT EXISTS (
                    SELECT 1 FROM import_members im JOIN members m ON m.room = im.room
                      AND m.id = im.member
                    WHERE im.room = i.room AND im.import_id = i.id AND m.user_id = ?))
                """,
                room.value(),
                user.value(),
                user.value())
            .mapTo(String.class)
            .list());
  }

  @Override
  public Set<String> hiddenFromAnyone(RoomId room) {
    return new HashSet<>(
        handle
            .select(
                """
                SELECT i.id FROM imports i WHERE i.room = ? AND (i.state IN ('undone', 'swept')
                  OR i.audience = 'mine' AND EXISTS (
                    SELECT 1 FROM members p WHERE p.room = i.room AND p.kind = 'human'
                      AND p.left_at IS NULL AND p.user_id <> i.by_user AND NOT EXISTS (
                        SELECT 1 FROM import_members im JOIN members m ON m.room = im.room
                          AND m.id = im.member
                        WHERE im.room = i.room AND im.import_id = i.id
                          AND m.user_id = p.user_id)))
                """,
                room.value())
            .mapTo(String.class)
            .list());
  }

  @Override
  public UserId importer(RoomId room, String id) {
    return handle
        .select("SELECT by_user FROM imports WHERE room = ? AND id = ?", room.value(), id)
        .map((row, _) -> new UserId(row.getString(1)))
        .one();
  }

  @Override
  public void insertClaim(Claim claim) {
    handle.execute(
        "INSERT INTO claims (room, id, member, by_member, state, at) VALUES (?, ?, ?, ?, ?, 0)",
        claim.room().value(),
        claim.id(),
        claim.member().value(),
        claim.by().value(),
        claim.state().code());
  }

  @Override
  public Optional<Claim> findClaim(RoomId room, String id) {
    return claims("c.room = ? AND c.id = ?", room.value(), id).stream().findFirst();
  }

  @Override
  public List<Claim> claims(RoomId room) {
    return claims("c.room = ? ORDER BY c.id", room.value());
  }

  @Override
  public void setClaim(RoomId room, String id, Claim.State state) {
    handle.execute(
        "UPDATE claims SET state = ? WHERE room = ? AND id = ?", state.code(), room.value(), id);
  }

  private List<Claim> claims(String where, Object... args) {
    return handle
        .select(
            """
            SELECT c.id, c.room, c.member, c.by_member, c.state, m.display_name, b.display_name
            FROM claims c JOIN members m ON m.room = c.room AND m.id = c.member
            JOIN members b ON b.room = c.room AND b.id = c.by_member WHERE \
            """
                + where,
            args)
        .map(
            (row, _) ->
                new Claim(
                    row.getString(1),
                    new RoomId(row.getString(2)),
                    new MemberId(row.getString(3)),
                    new MemberId(row.getString(4)),
                    Rows.constant(Claim.State.class, row.getString(5)),
                    row.getString(6),
                    row.getString(7)))
        .list();
  }

  private ImportRun run(ResultSet row) throws SQLException {
    RoomId room = new RoomId(row.getString(2));
    String state = row.getString(5);
    return new ImportRun(
        row.getString(1),
        room,
        row.getString(3),
        row.getString(4),
        SWEPT.equals(state) ? ImportRun.State.UNDONE : Rows.constant(ImportRun.State.class, state),
        Rows.constant(Audience.class, row.getString(6)),
        new MemberId(row.getString(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        participants(room, row.getString(1)),
        Json.parse(row.getString(13)) instanceof JsonArray skipped
            ? skipped
                .objects()
                .map(
                    each ->
                        new ImportRun.Skipped(each.requireLong("line"), each.requireString("why")))
                .toList()
            : List.of(),
        Rows.instant(row, 14),
        Rows.instant(row, 15),
        row.getString(16));
  }

  private List<String> participants(RoomId room, String importId) {
    return handle
        .select(
            """
            SELECT m.display_name FROM import_members im
            JOIN members m ON m.room = im.room AND m.id = im.member
            WHERE im.room = ? AND im.import_id = ? AND m.left_at IS NULL ORDER BY m.display_name
            """,
            room.value(),
            importId)
        .mapTo(String.class)
        .list();
  }
}
