package chat.maru.server.cli;

import chat.maru.storage.Database;
import chat.maru.storage.dump.Backup;
import chat.maru.storage.dump.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./maru backup FILE`.
@Command(
    name = "backup",
    description =
        "Writes all accounts, rooms, words, files and settings into one file, also while running.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Not in it: maru.yaml, secret.key (without it the keys of providers that were stored on the",
      "page must be entered again), own models, and the search index, which is made anew.",
      "Example: ./maru backup maru-2026-11-24.backup"
    })
public final class BackupCommand implements Callable<Integer> {
  /// Which epoch the logs have belongs to a deployment and not to its data: a restored one gets its
  /// own, by which clients know that what they had cached is worthless.
  static final Set<String> NOT_IN_BACKUPS = Set.of("logs");

  @Mixin private final DatabaseOptions where = new DatabaseOptions();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Manifest manifest = write();
    System.out.printf(
        "%s holds %d rows and %d files as of %s%n",
        file, manifest.rows(), manifest.files().size(), manifest.at());
    return 0;
  }

  private Manifest write() {
    try (Database database = Database.attach(where.storage());
        ProgressBar bar = new ProgressBar("Backing up", -1)) {
      return new Backup(database, NOT_IN_BACKUPS, where.files(), Clock.systemUTC())
          .write(file.toAbsolutePath(), bar::stepTo);
    }
  }
}
