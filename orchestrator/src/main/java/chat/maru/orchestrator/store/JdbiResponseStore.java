package chat.maru.orchestrator.store;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.orchestrator.responses.ResponseStore;
import chat.maru.orchestrator.responses.StoredResponse;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Kept responses in the database.
public final class JdbiResponseStore implements ResponseStore {
  private static final String COLUMNS =
      "r.key_id, r.id, r.previous_id, r.created_at, r.expires_at, r.input, r.body";

  private final Database database;

  public JdbiResponseStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(StoredResponse response) {
    String input = response.input().toText();
    String body = response.body().toText();
    database.write(
        handle -> {
          int put =
              handle
                  .createUpdate(
                      // A key may be revoked while its answer is being made: then nothing is kept.
                      """
                      INSERT INTO stored_response
                        (key_id, id, previous_id, status, created_at, expires_at, bytes, input, body)
                      SELECT id, :id, CAST(:previous AS TEXT), :status, :at, :expires, :bytes, :input, :body
                      FROM api_keys WHERE id = :key
                      ON CONFLICT (key_id, id) DO UPDATE SET
                        status = excluded.status, expires_at = excluded.expires_at,
                        bytes = excluded.bytes, input = excluded.input, body = excluded.body\
                      """)
                  .bind("key", response.key())
                  .bind("id", response.id())
                  .bind("previous", response.previous())
                  .bind("status", response.status())
                  .bind("at", response.createdAt().toEpochMilli())
                  .bind("expires", response.expiresAt().toEpochMilli())
                  .bind("bytes", (long) input.length() + body.length())
                  .bind("input", input)
                  .bind("body", body)
                  .execute();
          return put == 0 ? 0 : putItems(handle, response);
        });
  }

  private static int putItems(Handle handle, StoredResponse response) {
    int put = 0;
    for (String item : response.itemIds()) {
      put +=
          handle
              .createUpdate(
                  """
                  INSERT INTO stored_item (key_id, item_id, response_id)
                  VALUES (:key, :item, :response)
                  ON CONFLICT (key_id, item_id) DO NOTHING\
                  """)
              .bind("key", response.key())
              .bind("item", item)
              .bind("response", response.id())
              .execute();
    }
    return put;
  }

  @Override
  public Optional<StoredResponse> find(String key, String id, Instant now) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM stored_response r"
            + " WHERE r.key_id = :key AND r.id = :id AND r.expires_at > :now";
    return select(sql, key, id, now).stream().findFirst();
  }

  @Override
  public List<StoredResponse> chain(String key, String id, Instant now) {
    String sql =
        """
        WITH RECURSIVE chain (id, previous_id, depth) AS (
          SELECT id, previous_id, 0 FROM stored_response
          WHERE key_id = :key AND id = :id AND expires_at > :now
          UNION ALL
          SELECT before.id, before.previous_id, chain.depth + 1
          FROM stored_response before JOIN chain ON before.id = chain.previous_id
          WHERE before.key_id = :key AND before.expires_at > :now
            AND chain.depth < 10000
        )
        """
            + "SELECT "
            + COLUMNS
            + """

            FROM chain JOIN stored_response r ON r.key_id = :key AND r.id = chain.id
            ORDER BY chain.depth DESC\
            """;
    return select(sql, key, id, now);
  }

  @Override
  public Optional<StoredResponse> withItem(String key, String item, Instant now) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM stored_item i"
            + " JOIN stored_response r ON r.key_id = i.key_id AND r.id = i.response_id"
            + " WHERE i.key_id = :key AND i.item_id = :id AND r.expires_at > :now";
    return select(sql, key, item, now).stream().findFirst();
  }

  private List<StoredResponse> select(String sql, String key, String id, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("key", key)
                .bind("id", id)
                .bind("now", now.toEpochMilli())
                .map((results, _) -> read(results))
                .list());
  }

  @Override
  public void prolong(String key, List<String> ids, Instant until) {
    database.write(
        handle -> {
          int changed = 0;
          for (String id : ids) {
            changed +=
                handle
                    .createUpdate(
                        """
                        UPDATE stored_response SET expires_at = :until
                        WHERE key_id = :key AND id = :id AND expires_at < :until\
                        """)
                    .bind("key", key)
                    .bind("id", id)
                    .bind("until", until.toEpochMilli())
                    .execute();
          }
          return changed;
        });
  }

  @Override
  public boolean delete(String key, String id) {
    return database.write(
            handle ->
                handle
                    .createUpdate("DELETE FROM stored_response WHERE key_id = :key AND id = :id")
                    .bind("key", key)
                    .bind("id", id)
                    .execute())
        == 1;
  }

  @Override
  public int removeExpired(Instant now, int limit) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM stored_response WHERE (key_id, id) IN (
                      SELECT key_id, id FROM stored_response
                      WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit)\
                    """)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .execute());
  }

  @Override
  public int removeBeyond(long bytes, int limit) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM stored_response WHERE (key_id, id) IN (
                      SELECT key_id, id FROM (
                        SELECT key_id, id, expires_at,
                          SUM(bytes) OVER (PARTITION BY key_id ORDER BY expires_at DESC, id) AS total
                        FROM stored_response) sized
                      WHERE total > :bytes ORDER BY expires_at LIMIT :limit)\
                    """)
                .bind("bytes", bytes)
                .bind("limit", limit)
                .execute());
  }

  private static StoredResponse read(ResultSet results) throws SQLException {
    return new StoredResponse(
        results.getString("key_id"),
        results.getString("id"),
        results.getString("previous_id"),
        Instant.ofEpochMilli(results.getLong("created_at")),
        Instant.ofEpochMilli(results.getLong("expires_at")),
        Json.parse(results.getString("input")) instanceof JsonArray items ? items : JsonArray.EMPTY,
        Json.parseObject(results.getString("body")));
  }
}
