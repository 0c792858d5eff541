package chat.maru.accounts.store;

import chat.maru.accounts.Session;
import chat.maru.accounts.SessionStore;
import chat.maru.base.UserId;
import chat.maru.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sign-ins in the database.
public final class JdbiSessionStore implements SessionStore {
  private final Database database;

  public JdbiSessionStore(Database database) {
    this.database = database;
  }

  @Override
  public void insert(Session session, String tokenHash) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO sessions (id, user_id, token_hash, agent, created_at, last_seen_at)
                    VALUES (:id, :user, :tokenHash, :agent, :createdAt, :lastSeenAt)
                    """)
                .bind("id", session.id())
                .bind("user", session.user().value())
                .bind("tokenHash", tokenHash)
                .bind("agent", session.agent())
                .bind("createdAt", session.createdAt().toEpochMilli())
                .bind("lastSeenAt", session.lastSeenAt().toEpochMilli())
                .execute());
  }

  @Override
  public Optional<SignedIn> findByToken(String tokenHash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT s.id, s.user_id, s.agent, s.created_at, s.last_seen_at, "
                        + Rows.USER
                        + " FROM sessions s JOIN users u ON u.id = s.user_id"
                        + " WHERE s.token_hash = :tokenHash")
                .bind("tokenHash", tokenHash)
                .map((row, _) -> new SignedIn(Rows.session(row), Rows.user(row)))
                .findOne());
  }

  @Override
  public List<Session> list(UserId user) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, user_id, agent, created_at, last_seen_at FROM sessions
                    WHERE user_id = :user ORDER BY last_seen_at DESC, id DESC
                    """)
                .bind("user", user.value())
                .map((row, _) -> Rows.session(row))
                .list());
  }

  @Override
  public void seen(String id, Instant at) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE sessions SET last_seen_at = :at WHERE id = :id AND last_seen_at < :at")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute());
  }

  @Override
  public boolean delete(UserId user, String id) {
    return database.write(
        handle ->
            handle
                    .createUpdate("DELETE FROM sessions WHERE id = :id AND user_id = :user")
                    .bind("id", id)
                    .bind("user", user.value())
                    .execute()
                == 1);
  }

  @Override
  public List<String> deleteAllBut(UserId user, String kept) {
    return database.write(
        handle ->
            handle
                .createQuery(
                    "DELETE FROM sessions WHERE user_id = :user AND id <> :kept RETURNING id")
                .bind("user", user.value())
                .bind("kept", kept)
                .mapTo(String.class)
                .list());
  }

  @Override
  public int deleteOlderThan(Instant before) {
    return database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM sessions WHERE last_seen_at < :before")
                .bind("before", before.toEpochMilli())
                .execute());
  }
}
