package chat.maru.storage;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// PostgreSQL over a pool. The server groups the commits of concurrent transactions by itself.
final class PostgresBackend implements Backend {
  /// How often a work runs again after a deadlock or a lost race.
  private static final int ATTEMPTS = 5;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private PostgresBackend(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Wordless.jdbi(Jdbi.create(pool));
  }

  /// @throws MaruException `UNAVAILABLE` with what to do, and without the password
  static void requireReachable(StorageConfig config) {
    try (Connection _ = DriverManager.getConnection(config.url())) {
      return;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      String why =
          state.startsWith("28")
              ? "it refuses the name or the password"
              : state.equals("3D000")
                  ? "there is no such database; make it with createdb"
                  : "nothing answers there; start PostgreSQL or mend the address";
      throw new MaruException(
          CommonError.UNAVAILABLE,
          "The database at " + place(config) + " cannot be reached: " + why,
          e);
    }
  }

  /// `host:port/database`.
  private static String place(StorageConfig config) {
    return config.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
  }

  static PostgresBackend open(StorageConfig config) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("maru");
    pool.setJdbcUrl(config.url());
    pool.setMaximumPoolSize(Math.max(4, config.readers() * 4));
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(10_000);
    pool.setAutoCommit(true);
    // A refused row would be told in full by the server, and with it what people wrote.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new PostgresBackend(new HikariDataSource(pool));
    } catch (HikariPool.PoolInitializationException e) {
      throw Faults.unavailable(e);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return run(work, TransactionIsolationLevel.REPEATABLE_READ, true);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return run(work, TransactionIsolationLevel.READ_COMMITTED, false);
  }

  private <T extends @Nullable Object> T run(
      Work<T> work, TransactionIsolationLevel level, boolean readOnly) {
    for (int attempt = 1; ; attempt++) {
      try (Handle handle = jdbi.open()) {
        handle.setReadOnly(readOnly);
        return handle.inTransaction(level, work::run);
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || !Faults.isLostRace(e)) {
          throw Faults.translate(e);
        }
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
