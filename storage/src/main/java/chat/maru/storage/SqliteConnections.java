package chat.maru.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Opens SQLite connections, each with the pragmas that Maru's promises rest on.
final class SqliteConnections {
  private static final String PRAGMAS =
      "journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=10000";

  private SqliteConnections() {}

  static String url(StorageConfig config) {
    return config.url() + (config.url().contains("?") ? "&" : "?") + PRAGMAS;
  }

  /// A handle that stays open for the life of its thread and keeps its prepared statements.
  static Handle open(StorageConfig config, boolean readOnly) {
    try {
      Connection connection = DriverManager.getConnection(url(config));
      try (Statement statement = connection.createStatement()) {
        if (readOnly) {
          statement.execute("PRAGMA query_only=ON");
        }
      }
      Handle handle = Wordless.jdbi(Jdbi.create(() -> connection)).open();
      handle.setStatementBuilder(new StatementCache());
      return handle;
    } catch (SQLException e) {
      throw Faults.unavailable(e);
    }
  }

  /// Runs transaction control outside Jdbi, whose own would switch auto-commit back and forth.
  static void execute(Handle handle, String sql) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /// A failure of transaction control.
  static final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
      super(cause);
    }
  }
}
