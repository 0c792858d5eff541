package chat.maru.storage;

import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/// Brings the schema up to what this program knows.
final class Schema {
  private static final String MIGRATIONS = "db/migration";

  private Schema() {}

  static void migrate(StorageConfig config) {
    migrate(config, MIGRATIONS);
  }

  /// @param directory where the migrations are on the class path
  static void migrate(StorageConfig config, String directory) {
    int fingerprint = Fingerprint.of(directory);
    if (config.engine() == Engine.SQLITE && carries(config, fingerprint)) {
      return;
    }
    migrateByFlyway(config, "classpath:" + directory);
    if (config.engine() == Engine.SQLITE) {
      execute(config, "PRAGMA user_version=" + fingerprint);
    }
  }

  /// A number that stands for the schema this program knows.
  static int known() {
    return Fingerprint.of(MIGRATIONS);
  }

  /// Whether a database is there and has the schema that this program knows. Changes nothing.
  static boolean isCurrent(StorageConfig config) {
    return switch (config.engine()) {
      case SQLITE -> carries(config, known());
      case POSTGRESQL -> {
        MigrationInfoService info = flyway(config, "classpath:" + MIGRATIONS).info();
        yield info.applied().length > 0 && info.pending().length == 0;
      }
    };
  }

  private static boolean carries(StorageConfig config, int fingerprint) {
    if (!config.file().filter(Files::exists).isPresent()) {
      return false;
    }
    try (Connection connection = DriverManager.getConnection(url(config));
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("PRAGMA user_version")) {
      return version.next() && version.getInt(1) == fingerprint;
    } catch (SQLException e) {
      throw Faults.unavailable(e);
    }
  }

  private static void execute(StorageConfig config, String sql) {
    try (Connection connection = DriverManager.getConnection(url(config));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Faults.unavailable(e);
    }
  }

  private static Flyway flyway(StorageConfig config, String location) {
    // Modules number their migrations in ranges of their own, so V11 may come after V50.
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(url(config), null, null)
        .locations(location)
        .outOfOrder(true)
        .ignoreMigrationPatterns("*:future", "*:missing")
        .load();
  }

  private static void migrateByFlyway(StorageConfig config, String location) {
    Flyway flyway = flyway(config, location);
    try {
      MigrationInfoService info = flyway.info();
      refuseNewer(info);
      if (info.pending().length > 0) {
        copyBeforeUpgrade(config, info);
        flyway.migrate();
      }
    } catch (FlywayException e) {
      throw Faults.unavailable(e);
    }
  }

  static String url(StorageConfig config) {
    return config.engine() == Engine.SQLITE ? SqliteConnections.url(config) : config.url();
  }

  private static void refuseNewer(MigrationInfoService info) {
    Optional<MigrationInfo> unknown =
        Arrays.stream(info.applied())
            .filter(applied -> !applied.getState().isResolved())
            .reduce((first, last) -> last);
    if (unknown.isPresent()) {
      String known =
          Arrays.stream(info.all())
              .filter(each -> each.getState().isResolved())
              .map(each -> each.getVersion().getVersion())
              .reduce((first, last) -> last)
              .orElse("none");
      throw new MaruException(
          StorageError.SCHEMA_TOO_NEW,
          "The data was written by a newer Maru: its schema has version "
              + unknown.get().getVersion()
              + ", this program knows up to "
              + known
              + ". Start the newer Maru, or restore the copy made before its upgrade");
    }
  }

  private static void copyBeforeUpgrade(StorageConfig config, MigrationInfoService info) {
    MigrationInfo current = info.current();
    Path file = config.file().orElse(null);
    if (current == null || file == null || !Files.exists(file)) {
      return;
    }
    Path copy = file.resolveSibling(file.getFileName() + ".before-" + nextVersion(info));
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw Faults.unavailable(e);
    }
    execute(config, "VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
  }

  private static String nextVersion(MigrationInfoService info) {
    return "v" + info.pending()[info.pending().length - 1].getVersion();
  }
}
