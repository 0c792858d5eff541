package chat.maru.server.cli;

import chat.maru.messenger.store.FileShelf;
import chat.maru.server.data.DataDirectory;
import chat.maru.storage.StorageConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which deployment's database a command reads or fills by itself.
public final class DatabaseOptions {
  @Mixin private final DataOptions where = new DataOptions();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL URL (default: as in maru.yaml, else DIR/maru.db)")
  private @Nullable String database;

  Path data() {
    return where.data();
  }

  /// The bytes of sent files that belong to the database's rows.
  FileShelf files() {
    return new FileShelf(data().resolve("files"));
  }

  StorageConfig storage() {
    return database == null
        ? where.config().read().storage(DataDirectory.database(data()))
        : StorageConfig.of(database);
  }
}
