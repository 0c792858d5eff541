package chat.maru.storage;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps the prepared statements of one connection: SQLite's driver would parse the same text again
/// and again. Used by the connection's thread alone.
///
/// A statement is handed out to one user at a time; a second user of the same text meanwhile gets a
/// statement of its own.
final class StatementCache implements StatementBuilder {
  private static final int KEPT = 256;

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? connection.prepareStatement(sql) : kept;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared
        && !prepared.isClosed()
        && idle.size() < KEPT
        && !idle.containsKey(sql)) {
      prepared.clearParameters();
      prepared.clearBatch();
      idle.put(sql, prepared);
    } else {
      statement.close();
    }
  }
}
