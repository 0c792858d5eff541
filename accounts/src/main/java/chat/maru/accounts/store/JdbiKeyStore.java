package chat.maru.accounts.store;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.KeyStore;
import chat.maru.base.UserId;
import chat.maru.storage.Database;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/// Keys in the database.
public final class JdbiKeyStore implements KeyStore {
  private static final String COLUMNS =
      "k.id, k.user_id, k.name, k.prefix, k.budget_micros, k.created_at, k.last_used_at";

  private final Database database;

  public JdbiKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public void insert(ApiKey key, String secretHash) {
    database.write(
        handle -> {
          Update update =
              handle
                  .createUpdate(
                      """
                      INSERT INTO api_keys (id, user_id, name, secret_hash, prefix, budget_micros,
                                            created_at)
                      VALUES (:id, :user, :name, :secretHash, :prefix, :budgetMicros, :createdAt)
                      """)
                  .bind("id", key.id())
                  .bind("user", key.user().value())
                  .bind("name", key.name())
                  .bind("secretHash", secretHash)
                  .bind("prefix", key.prefix())
                  .bind("createdAt", key.createdAt().toEpochMilli());
          if (key.budgetMicros().isPresent()) {
            update.bind("budgetMicros", key.budgetMicros().getAsLong());
          } else {
            update.bindNull("budgetMicros", Types.BIGINT);
          }
          return update.execute();
        });
  }

  @Override
  public Optional<KeyOwner> findBySecret(String secretHash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + ", "
                        + Rows.USER
                        + " FROM api_keys k JOIN users u ON u.id = k.user_id"
                        + " WHERE k.secret_hash = :secretHash")
                .bind("secretHash", secretHash)
                .map((row, _) -> new KeyOwner(Rows.key(row), Rows.user(row)))
                .findOne());
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM api_keys k WHERE k.id = :id")
                .bind("id", id)
                .map((row, _) -> Rows.key(row))
                .findOne());
  }

  @Override
  public List<ApiKey> list(UserId user) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM api_keys k WHERE k.user_id = :user ORDER BY k.created_at DESC, k.id DESC")
                .bind("user", user.value())
                .map((row, _) -> Rows.key(row))
                .list());
  }

  @Override
  public void used(String id, Instant at) {
    database.write(
        handle ->
            handle
                .createUpdate("UPDATE api_keys SET last_used_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute());
  }

  @Override
  public boolean delete(UserId user, String id) {
    return database.write(
        handle ->
            handle
                    .createUpdate("DELETE FROM api_keys WHERE id = :id AND user_id = :user")
                    .bind("id", id)
                    .bind("user", user.value())
                    .execute()
                == 1);
  }
}
