package chat.maru.storage;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.sql.SQLException;
import java.time.Duration;

/// Translates what a driver says into what callers can act on.
final class Faults {
  // https://www.sqlite.org/rescode.html
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_NOMEM = 7;
  private static final int SQLITE_READONLY = 8;
  private static final int SQLITE_IOERR = 10;
  private static final int SQLITE_CORRUPT = 11;
  private static final int SQLITE_FULL = 13;
  private static final int SQLITE_CANTOPEN = 14;

  private Faults() {}

  /// Whether the database itself failed and not the statement: then SQLite may have rolled back the
  /// whole transaction (https://www.sqlite.org/lang_transaction.html, "Response To Errors").
  static boolean isFatal(Throwable failure) {
    SQLException sql = find(failure);
    return sql != null && (isFatalSqlite(sql) || isFatalPostgres(sql));
  }

  /// The failure as callers should see it: unchanged, or `UNAVAILABLE` with what to do.
  static RuntimeException translate(RuntimeException failure) {
    return isFatal(failure) ? unavailable(failure) : failure;
  }

  static MaruException unavailable(Throwable failure) {
    SQLException sql = find(failure);
    return new MaruException(
            CommonError.UNAVAILABLE,
            sql == null ? "The database does not answer" : say(sql),
            failure)
        .retryAfter(Duration.ofSeconds(5));
  }

  /// Whether the transaction lost against another one and the same works may pass now.
  static boolean isLostRace(Throwable failure) {
    SQLException sql = find(failure);
    return sql != null && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()));
  }

  private static String say(SQLException sql) {
    if ("53100".equals(sql.getSQLState())) {
      return "The disk is full: nothing was saved. Free some space and try again";
    }
    return switch (sql.getSQLState() == null ? sql.getErrorCode() & 0xff : 0) {
      case SQLITE_FULL -> "The disk is full: nothing was saved. Free some space and try again";
      case SQLITE_READONLY, SQLITE_CANTOPEN ->
          "The database cannot be written: check that its directory is writable";
      case SQLITE_IOERR -> "The disk reports an error: nothing was saved";
      case SQLITE_CORRUPT -> "The database file is damaged: restore a backup";
      case SQLITE_BUSY -> "Another process holds the database: nothing was saved";
      default -> "The database does not answer: nothing was saved";
    };
  }

  private static boolean isFatalSqlite(SQLException sql) {
    if (sql.getSQLState() != null) {
      return false;
    }
    return switch (sql.getErrorCode() & 0xff) {
      case SQLITE_BUSY,
          SQLITE_NOMEM,
          SQLITE_READONLY,
          SQLITE_IOERR,
          SQLITE_CORRUPT,
          SQLITE_FULL,
          SQLITE_CANTOPEN ->
          true;
      default -> false;
    };
  }

  /// Classes 08 (connection), 53 (resources), 57P (shutting down), 58 (system), 25006 (the server
  /// has become read-only), and neither state nor code: the pool has closed the connection under
  /// us.
  private static boolean isFatalPostgres(SQLException sql) {
    if (sql.getSQLState() == null) {
      return sql.getErrorCode() == 0;
    }
    String state = String.valueOf(sql.getSQLState());
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.equals("25006");
  }

  private static @org.jspecify.annotations.Nullable SQLException find(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
