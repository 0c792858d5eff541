package chat.maru.accounts.store;

import chat.maru.accounts.AuditEntry;
import chat.maru.accounts.AuditStore;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The log of security events in the database. Ids are time-ordered, so they are the order.
public final class JdbiAuditStore implements AuditStore {
  private final Database database;

  public JdbiAuditStore(Database database) {
    this.database = database;
  }

  @Override
  public void append(AuditEntry entry) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO audit (id, at, kind, actor, subject, address, detail)
                    VALUES (:id, :at, :kind, :actor, :subject, :address, :detail)
                    """)
                .bind("id", entry.id())
                .bind("at", entry.at().toEpochMilli())
                .bind("kind", entry.kind())
                .bind("actor", entry.actor().map(UserId::value).orElse(null))
                .bind("subject", entry.subject().orElse(null))
                .bind("address", entry.address().orElse(null))
                .bind("detail", entry.detail().toText())
                .execute());
  }

  @Override
  public List<AuditEntry> page(Optional<String> before, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, at, kind, actor, subject, address, detail FROM audit
                    WHERE id < :before ORDER BY id DESC LIMIT :limit
                    """)
                .bind("before", before.orElse("g"))
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("kind"),
        Optional.ofNullable(row.getString("actor")).map(UserId::new),
        Optional.ofNullable(row.getString("subject")),
        Optional.ofNullable(row.getString("address")),
        Json.parseObject(row.getString("detail")));
  }
}
