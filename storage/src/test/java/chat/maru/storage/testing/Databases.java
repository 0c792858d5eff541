package chat.maru.storage.testing;

import chat.maru.base.Ids;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.StorageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Fresh databases with the schema of the modules on the class path.
///
/// ```java
/// @ParameterizedTest
/// @MethodSource("chat.maru.storage.testing.Databases#both")
/// void a_room_keeps_its_name(Database database) {
/// ```
///
/// JUnit closes the database after the test.
public final class Databases {
  private Databases() {}

  /// One fresh database of each engine, opened when its turn comes.
  public static Stream<Database> both() {
    return Stream.of(Engine.values()).map(Databases::fresh);
  }

  public static Database fresh(Engine engine) {
    return Database.open(config(engine));
  }

  /// Where a fresh, empty database is; open it with `Database.open`, as often as needed.
  public static StorageConfig config(Engine engine) {
    return switch (engine) {
      case SQLITE -> StorageConfig.sqlite(temporaryDirectory().resolve("maru.db"));
      case POSTGRESQL -> PostgresServer.shared().freshSchema("t" + Ids.randomHex(8));
    };
  }

  static Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("maru-test-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The operating system empties its temporary directory.
    }
  }
}
