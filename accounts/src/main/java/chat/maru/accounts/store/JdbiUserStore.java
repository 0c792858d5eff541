package chat.maru.accounts.store;

import chat.maru.accounts.User;
import chat.maru.accounts.UserStore;
import chat.maru.base.UserId;
import chat.maru.storage.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accounts in the database.
public final class JdbiUserStore implements UserStore {
  private final Database database;

  public JdbiUserStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean isEmpty() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT 1 FROM users LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
  }

  @Override
  public boolean insert(User user, String nameKey, String passwordHash) {
    return database.write(handle -> insert(handle, user, nameKey, passwordHash));
  }

  @Override
  public boolean insertFirst(User user, String nameKey, String passwordHash) {
    return database.write(
        handle -> {
          boolean first =
              handle
                      .createUpdate(
                          """
                          INSERT INTO account_setup (id) VALUES (1)
                          ON CONFLICT (id) DO NOTHING
                          """)
                      .execute()
                  == 1;
          return first && insert(handle, user, nameKey, passwordHash);
        });
  }

  private static boolean insert(Handle handle, User user, String nameKey, String passwordHash) {
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO users (id, name, name_key, display_name, role, locale, time_zone,
                                   password_hash, created_at)
                VALUES (:id, :name, :nameKey, :displayName, :role, :locale, :timeZone,
                        :passwordHash, :createdAt)
                ON CONFLICT (name_key) DO NOTHING
                """)
            .bind("id", user.id().value())
            .bind("name", user.name())
            .bind("nameKey", nameKey)
            .bind("displayName", user.displayName())
            .bind("role", user.role().text())
            .bind("locale", user.locale())
            .bind("timeZone", user.timeZone())
            .bind("passwordHash", passwordHash)
            .bind("createdAt", user.createdAt().toEpochMilli())
            .execute();
    if (added == 1) {
      // An account made by command also ends the setup.
      handle.execute("INSERT INTO account_setup (id) VALUES (1) ON CONFLICT (id) DO NOTHING");
    }
    return added == 1;
  }

  @Override
  public Optional<User> find(UserId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + Rows.USER + " FROM users u WHERE u.id = :id")
                .bind("id", id.value())
                .map((row, _) -> Rows.user(row))
                .findOne());
  }

  @Override
  public Optional<User> findByName(String nameKey) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + Rows.USER + " FROM users u WHERE u.name_key = :nameKey")
                .bind("nameKey", nameKey)
                .map((row, _) -> Rows.user(row))
                .findOne());
  }

  @Override
  public List<User> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + Rows.USER + " FROM users u ORDER BY u.created_at, u.id")
                .map((row, _) -> Rows.user(row))
                .list());
  }

  @Override
  public List<User> findAll(List<UserId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + Rows.USER + " FROM users u WHERE u.id IN (<ids>)")
                .bindList("ids", ids.stream().map(UserId::value).toList())
                .map((row, _) -> Rows.user(row))
                .list());
  }

  @Override
  public void update(User user) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE users
                    SET display_name = :displayName, role = :role, locale = :locale,
                        time_zone = :timeZone
                    WHERE id = :id
                    """)
                .bind("id", user.id().value())
                .bind("displayName", user.displayName())
                .bind("role", user.role().text())
                .bind("locale", user.locale())
                .bind("timeZone", user.timeZone())
                .execute());
  }

  @Override
  public Optional<String> passwordHash(UserId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT password_hash FROM users WHERE id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void setPasswordHash(UserId id, String hash) {
    database.write(
        handle ->
            handle
                .createUpdate("UPDATE users SET password_hash = :hash WHERE id = :id")
                .bind("id", id.value())
                .bind("hash", hash)
                .execute());
  }
}
