package chat.maru.server.cli;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.server.data.DataDirectory;
import chat.maru.storage.Compaction;
import chat.maru.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./maru compact`.
@Command(
    name = "compact",
    description = "Removes every trace of what was deleted from a data directory.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Maru must be stopped. The database is written anew, copies made before upgrades are"
          + " removed,",
      "and the search index is made again at the next start. What this cannot reach: backups,",
      "PostgreSQL's own log and backups, free space of the disk, the receipts of outside models.",
      "Example: ./maru compact --data data"
    })
public final class CompactCommand implements Callable<Integer> {
  @Mixin private final DatabaseOptions where = new DatabaseOptions();

  @Override
  public Integer call() {
    try (DataDirectory data = DataDirectory.lock(where.data())) {
      try (Database database = Database.attach(where.storage())) {
        where.files().removeUnnamed(database);
      } catch (IOException e) {
        throw failed(where.data().resolve("files"), e);
      }
      long before = size(data.path());
      Compaction.run(where.storage());
      empty(data.index());
      empty(data.uploads());
      System.out.printf(
          "Nothing deleted is left in %s; it has %,d KiB less. Backups are elsewhere: %s%n",
          data.path(),
          Math.max(0, before - size(data.path())) / 1024,
          "remove those that are older than the deletion");
      return 0;
    }
  }

  private static void empty(Path directory) {
    files(directory)
        .filter(file -> !file.equals(directory))
        .forEach(
            file -> {
              try {
                Files.delete(file);
              } catch (IOException e) {
                throw failed(file, e);
              }
            });
  }

  private static long size(Path directory) {
    return files(directory).mapToLong(file -> file.toFile().length()).sum();
  }

  /// What a directory holds, a directory after what is in it.
  private static Stream<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> found = all.sorted(Comparator.reverseOrder()).toList();
      return found.stream();
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  private static MaruException failed(Path file, IOException e) {
    return new MaruException(
        CommonError.UNAVAILABLE, file + " cannot be read or removed: " + e.getMessage(), e);
  }
}
