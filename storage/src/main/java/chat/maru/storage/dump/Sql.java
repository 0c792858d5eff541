package chat.maru.storage.dump;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/// Work that may fail in the database and in a file.
@FunctionalInterface
interface Sql<T> {
  T run() throws SQLException, IOException;

  /// @throws MaruException `UNAVAILABLE` if the database fails
  /// @throws UncheckedIOException if the file does
  static <T> T unchecked(Sql<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "The database failed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
