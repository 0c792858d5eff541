package chat.maru.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes a database anew without what was deleted from it: a deleted row leaves its bytes in free
/// pages, in the log and in the copies made before upgrades.
///
/// Nobody else may use the database meanwhile. SQLite needs as much free space as the database has;
/// PostgreSQL as much as its largest table, and its own log and backups are its operator's.
public final class Compaction {
  private Compaction() {}

  /// Blocks until it is done.
  ///
  /// @throws chat.maru.base.MaruException `UNAVAILABLE` if the database cannot be written or
  ///   another process holds it; then nothing is lost
  public static void run(StorageConfig config) {
    switch (config.engine()) {
      case SQLITE -> {
        execute(config, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
        config.file().ifPresent(Compaction::removeCopies);
      }
      case POSTGRESQL -> execute(config, "VACUUM FULL");
    }
  }

  private static void execute(StorageConfig config, String... statements) {
    try (Connection connection = DriverManager.getConnection(Schema.url(config));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw Faults.unavailable(e);
    }
  }

  /// The copies that [Schema] makes before it upgrades.
  private static void removeCopies(Path file) {
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(
            file.toAbsolutePath().resolveSibling(""), file.getFileName() + ".before-*")) {
      for (Path copy : copies) {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw Faults.unavailable(e);
    }
  }
}
