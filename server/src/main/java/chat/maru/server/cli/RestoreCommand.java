package chat.maru.server.cli;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.server.data.DataDirectory;
import chat.maru.storage.Database;
import chat.maru.storage.dump.Manifest;
import chat.maru.storage.dump.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./maru restore FILE`.
@Command(
    name = "restore",
    description = "Takes a backup into an empty data directory or an empty PostgreSQL database.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Any backup goes into either engine. Copy secret.key of the old data directory beside it, or",
      "enter the keys of the providers again on the page.",
      "Example: ./maru restore maru-2026-11-24.backup --data data-new"
    })
public final class RestoreCommand implements Callable<Integer> {
  private static final Set<String> LIVED = Set.of("users", "rooms");

  @Mixin private final DatabaseOptions where = new DatabaseOptions();

  @Parameters(paramLabel = "FILE", description = "A file that ./maru backup wrote")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new MaruException(CommonError.NOT_FOUND, file + ": no such file");
    }
    Manifest manifest = read();
    System.out.printf(
        "%d rows and %d files as of %s are restored%n",
        manifest.rows(), manifest.files().size(), manifest.at());
    if (!Files.exists(where.data().resolve("secret.key"))) {
      System.out.println(
          "Copy secret.key of the old data directory here, or enter provider keys again.");
    }
    return 0;
  }

  private Manifest read() {
    try (DataDirectory _ = DataDirectory.lock(where.data());
        Database database = Database.open(where.storage());
        ProgressBar bar = new ProgressBar("Restoring", -1)) {
      return new Restore(database, LIVED, where.files()).read(file, bar::stepTo);
    }
  }
}
