package chat.maru.accounts.store;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.KeyStore;
import chat.maru.accounts.KeyTerms;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonArray;
import chat.maru.storage.Database;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Update;

/// Keys in the database.
public final class JdbiKeyStore implements KeyStore {
  private static final String COLUMNS =
      "k.id, k.user_id, k.name, k.prefix, k.budget_micros, k.budget_period, k.models, k.expires_at,"
          + " k.requests_per_minute, k.tokens_per_minute, k.identifiers, k.created_at,"
          + " k.last_used_at";

  private final Database database;

  public JdbiKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public void insert(ApiKey key, String secretHash) {
    KeyTerms terms = key.terms();
    database.write(
        handle -> {
          Update update =
              handle
                  .createUpdate(
                      """
                      INSERT INTO api_keys (id, user_id, name, secret_hash, prefix, budget_micros,
                                            budget_period, models, expires_at, requests_per_minute,
                                            tokens_per_minute, identifiers, created_at)
                      VALUES (:id, :user, :name, :secretHash, :prefix, :budgetMicros,
                              :period, :models, :expiresAt, :requests, :tokens, :identifiers,
                              :createdAt)
                      """)
                  .bind("id", key.id())
                  .bind("user", key.user().value())
                  .bind("name", key.name())
                  .bind("secretHash", secretHash)
                  .bind("prefix", key.prefix())
                  .bind("period", terms.period().code())
                  .bind(
                      "identifiers",
                      terms.identifiers().map(KeyTerms.Identifiers::code).orElse(null))
                  .bind(
                      "models",
                      terms.models().isEmpty()
                          ? null
                          : JsonArray.ofStrings(terms.models()).toText())
                  .bind("createdAt", key.createdAt().toEpochMilli());
          bind(update, "budgetMicros", terms.budgetMicros());
          bind(update, "requests", terms.requestsPerMinute());
          bind(update, "tokens", terms.tokensPerMinute());
          bind(
              update,
              "expiresAt",
              terms
                  .expiresAt()
                  .map(at -> OptionalLong.of(at.toEpochMilli()))
                  .orElse(OptionalLong.empty()));
          return update.execute();
        });
  }

  private static void bind(Update update, String name, OptionalLong value) {
    if (value.isPresent()) {
      update.bind(name, value.getAsLong());
    } else {
      update.bindNull(name, Types.BIGINT);
    }
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
                        + " FROM api_keys k WHERE k.user_id = :user ORDER BY k.created_at DESC,"
                        + " k.id DESC")
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
