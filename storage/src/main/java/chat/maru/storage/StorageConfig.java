package chat.maru.storage;

import chat.maru.base.MaruException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the database is and how much may wait for it.
///
/// @param url `sqlite:PATH`, or `postgresql://[user[:password]@]host[:port]/database[?options]`, or
///   the JDBC form of either
/// @param readers connections that read, 1 to 64
/// @param queue works that may wait for SQLite's writer or its readers; a caller beyond it waits
/// @param batch works that share one commit
public record StorageConfig(String url, int readers, int queue, int batch) {
  public StorageConfig {
    if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
      url = jdbc(url);
    }
    if (readers < 1 || readers > 64 || queue < 1 || batch < 1) {
      throw new IllegalArgumentException("readers, queue and batch must be positive");
    }
  }

  /// The usual sizes.
  public static StorageConfig of(String url) {
    return new StorageConfig(url, 4, 4096, 256);
  }

  /// A SQLite file with the usual sizes.
  public static StorageConfig sqlite(Path file) {
    return of("jdbc:sqlite:" + file.toAbsolutePath());
  }

  Engine engine() {
    return url.startsWith("jdbc:sqlite:") ? Engine.SQLITE : Engine.POSTGRESQL;
  }

  /// The file of a SQLite database.
  Optional<Path> file() {
    return engine() == Engine.SQLITE
        ? Optional.of(Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", "")))
        : Optional.empty();
  }

  private static String jdbc(String url) {
    if (url.startsWith("sqlite:")) {
      return "jdbc:" + url;
    }
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      return PostgresUrl.jdbc(url);
    }
    // The value itself is not repeated: it may hold a password.
    throw MaruException.invalid(
        "database", "an unknown kind of URL", "sqlite:PATH or postgresql://user@host/database");
  }
}
