package chat.maru.storage;

import chat.maru.base.MaruException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database of this deployment.
///
/// Thread-safe. Both calls block; virtual threads may call them freely, because SQLite's native
/// calls happen on threads of the database's own.
public final class Database implements AutoCloseable {
  private final Engine engine;
  private final Backend backend;

  private Database(Engine engine, Backend backend) {
    this.engine = engine;
    this.backend = backend;
  }

  /// Opens the database and brings its schema up to date (`classpath:db/migration`). An existing
  /// SQLite file is copied before it is upgraded.
  ///
  /// @throws MaruException `UNAVAILABLE` if it cannot be reached, read or written, `schema_too_new`
  ///   if a newer Maru has written it
  public static Database open(StorageConfig config) {
    if (config.engine() == Engine.POSTGRESQL) {
      PostgresBackend.requireReachable(config);
    }
    Schema.migrate(config);
    return openMigrated(config);
  }

  /// Opens a database as it is, beside a server that may be using it. Creates and upgrades nothing.
  ///
  /// @throws MaruException `no_database` if there is none or it was not upgraded yet
  public static Database attach(StorageConfig config) {
    if (!Schema.isCurrent(config)) {
      throw new MaruException(
          StorageError.NO_DATABASE,
          "There is no database of this version of Maru; start Maru on it once");
    }
    return openMigrated(config);
  }

  static Database openMigrated(StorageConfig config) {
    return new Database(
        config.engine(),
        switch (config.engine()) {
          case SQLITE -> SqliteBackend.open(config);
          case POSTGRESQL -> PostgresBackend.open(config);
        });
  }

  /// Runs `work` on one snapshot of the database. Whatever it tries to write is refused.
  public <T extends @Nullable Object> T read(Work<T> work) {
    return backend.read(work);
  }

  /// Runs `work` in a transaction and returns after its commit is on disk.
  ///
  /// Works that arrive together share one commit, each behind a savepoint of its own: what `work`
  /// throws undoes `work` alone.
  ///
  /// @throws MaruException `UNAVAILABLE` if nothing could be written (disk full, read-only,
  ///   connection lost): then nothing of `work` was acknowledged
  public <T extends @Nullable Object> T write(Work<T> work) {
    return backend.write(work);
  }

  /// Reads nothing, to see whether the database answers.
  ///
  /// @throws RuntimeException if it does not
  public void ping() {
    read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  public Engine engine() {
    return engine;
  }

  /// A number that stands for the schema, the same on both engines.
  public long schema() {
    return Schema.known();
  }

  /// Whether `failure` comes from a row that collides with a unique key.
  public static boolean isDuplicate(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return "23505".equals(sql.getSQLState())
            || ((sql.getErrorCode() & 0xff) == 19
                && String.valueOf(sql.getMessage()).contains("UNIQUE"));
      }
    }
    return false;
  }

  /// Waits for running works and closes every connection.
  @Override
  public void close() {
    backend.close();
  }

  @Override
  public String toString() {
    return engine.toString();
  }
}
