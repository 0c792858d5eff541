package chat.maru.orchestrator.money.store;

import chat.maru.orchestrator.money.AnswerStore;
import chat.maru.storage.Database;
import java.util.Optional;

/// Kept answers in the database, at most [#MOST] of each key: the oldest go first.
public final class JdbiAnswerStore implements AnswerStore {
  private static final int MOST = 1_000;

  private final Database database;

  public JdbiAnswerStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kept> claim(
      String key, String name, String hash, long nowMs, long staleMs, long oldestMs) {
    return database.write(
        handle -> {
          handle.execute("DELETE FROM idempotent_answer WHERE at < ?", oldestMs);
          handle.execute(
              """
              DELETE FROM idempotent_answer
              WHERE key_id = ? AND name = ? AND status IS NULL AND at < ?\
              """,
              key,
              name,
              staleMs);
          int mine =
              handle.execute(
                  """
                  INSERT INTO idempotent_answer (key_id, name, request_hash, at)
                  VALUES (?, ?, ?, ?) ON CONFLICT (key_id, name) DO NOTHING\
                  """,
                  key,
                  name,
                  hash,
                  nowMs);
          if (mine == 1) {
            handle.execute(
                """
                DELETE FROM idempotent_answer WHERE key_id = ? AND at < (
                  SELECT at FROM idempotent_answer WHERE key_id = ?
                  ORDER BY at DESC LIMIT 1 OFFSET ?)\
                """,
                key,
                key,
                MOST - 1);
            return Optional.empty();
          }
          return handle
              .createQuery(
                  """
                  SELECT request_hash, status, headers, body FROM idempotent_answer
                  WHERE key_id = :key AND name = :name\
                  """)
              .bind("key", key)
              .bind("name", name)
              .map(
                  (row, _) ->
                      new Kept(
                          row.getString("request_hash"),
                          row.getInt("status"),
                          row.getString("headers"),
                          row.getString("body")))
              .findOne();
        });
  }

  @Override
  public void keep(String key, String name, Kept answer) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE idempotent_answer
                    SET status = :status, headers = :headers, body = :body
                    WHERE key_id = :key AND name = :name AND request_hash = :hash\
                    """)
                .bind("key", key)
                .bind("name", name)
                .bind("hash", answer.hash())
                .bind("status", answer.status())
                .bind("headers", answer.headers())
                .bind("body", answer.body())
                .execute());
  }

  @Override
  public void drop(String key, String name) {
    database.write(
        handle ->
            handle.execute(
                """
                DELETE FROM idempotent_answer
                WHERE key_id = ? AND name = ? AND status IS NULL\
                """,
                key,
                name));
  }
}
