package chat.maru.storage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import chat.maru.storage.testing.Databases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What was acknowledged is on disk, however the process ends.
class KillTest {
  private static final int KILLS = 5;
  private static final int WRITERS = 8;

  @Test
  void everything_acknowledged_survives_a_kill() throws Exception {
    StorageConfig config = Databases.config(Engine.SQLITE);
    try (Database database = Database.open(config)) {
      database.write(handle -> handle.execute("CREATE TABLE words(id TEXT PRIMARY KEY)"));
    }
    List<String> acknowledged = new ArrayList<>();
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(writeUntilKilled(config, 100 + random.nextInt(900)));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * 100);
    try (Database database = Database.open(config)) {
      Set<String> kept =
          new HashSet<>(
              database.read(
                  handle -> handle.createQuery("SELECT id FROM words").mapTo(String.class).list()));
      assertThat(kept).containsAll(acknowledged);
    }
  }

  private static List<String> writeUntilKilled(StorageConfig config, int count)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                config.url())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out = writer.inputReader()) {
      for (String id = out.readLine();
          id != null && acknowledged.size() < count;
          id = out.readLine()) {
        acknowledged.add(id);
      }
      // Through its handle, because the process itself would close the pipe that is read on.
      writer.toHandle().destroyForcibly();
      // What was acknowledged until the kill counts as well; a torn last line does not.
      for (String id = out.readLine(); id != null; id = out.readLine()) {
        if (id.length() == UUID.randomUUID().toString().length()) {
          acknowledged.add(id);
        }
      }
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  /// The process that is killed: says each id after its commit.
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      Database database = Database.open(StorageConfig.of(args[0]));
      PrintStream out = System.out;
      for (int writer = 0; writer < WRITERS; writer++) {
        Threads.startPlatform("writer", () -> write(database, out));
      }
      Threads.sleep(java.time.Duration.ofMinutes(1));
    }

    private static void write(Database database, PrintStream out) {
      while (true) {
        String id = UUID.randomUUID().toString();
        database.write(handle -> handle.execute("INSERT INTO words VALUES (?)", id));
        out.println(id);
      }
    }
  }
}
