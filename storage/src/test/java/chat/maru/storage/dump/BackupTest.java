package chat.maru.storage.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackupTest {
  private static final Set<String> LEFT = Set.of("logs");
  private static final Set<String> LIVED = Set.of("parent");

  @TempDir private Path directory;

  static Stream<Arguments> pairs() {
    return Arrays.stream(Engine.values())
        .flatMap(from -> Arrays.stream(Engine.values()).map(to -> Arguments.of(from, to)));
  }

  /// `child` comes before `parent` by name, and after it by its reference.
  private static Database house(Engine engine) {
    Database database = Databases.fresh(engine);
    database.write(
        handle -> {
          handle.execute(
              "CREATE TABLE parent (id TEXT PRIMARY KEY, at BIGINT NOT NULL, words TEXT)");
          handle.execute(
              "CREATE TABLE child (parent TEXT NOT NULL REFERENCES parent (id), seq INTEGER NOT"
                  + " NULL, PRIMARY KEY (parent, seq))");
          return handle.execute("CREATE TABLE logs (name TEXT PRIMARY KEY, epoch TEXT NOT NULL)");
        });
    return database;
  }

  private static void fill(Database database) {
    database.write(
        handle -> {
          handle.execute("INSERT INTO logs VALUES ('rooms', 'old')");
          handle.execute(
              "INSERT INTO parent VALUES ('a', ?, ?), ('b', 2, NULL)",
              1_790_000_000_123L,
              "첫째 줄\n둘째 \"줄\" 👩🏻‍⚖️ \\u0000");
          return handle.execute("INSERT INTO child VALUES ('a', 1), ('a', 2), ('b', 1)");
        });
  }

  private static List<Map<String, Object>> rows(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT p.id, p.at, p.words, c.seq FROM parent p JOIN child c ON c.parent ="
                        + " p.id ORDER BY p.id, c.seq")
                .mapToMap()
                .list());
  }

  private Path backup(Database database) {
    Path file = directory.resolve("maru.backup");
    new Backup(database, LEFT, Attached.NONE, InstantSource.system()).write(file, _ -> {});
    return file;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void what_one_engine_gave_either_takes_in(Engine from, Engine to) throws IOException {
    try (Database old = house(from);
        Database fresh = house(to)) {
      fill(old);
      Path file = backup(old);
      Manifest manifest = new Restore(fresh, LIVED, Attached.NONE).read(file, _ -> {});
      assertThat(manifest.rows()).isEqualTo(5);
      assertThat(rows(fresh).toString()).isEqualTo(rows(old).toString());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(
              fresh.<Long>read(
                  handle ->
                      handle.createQuery("SELECT count(*) FROM logs").mapTo(Long.class).one()))
          .isZero();
    }
  }

  @Test
  void a_cut_or_changed_file_leaves_the_database_empty() throws IOException {
    try (Database old = house(Engine.SQLITE);
        Database fresh = house(Engine.SQLITE)) {
      fill(old);
      Path file = backup(old);
      byte[] whole = Files.readAllBytes(file);
      for (int cut : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
        Files.write(file, Arrays.copyOf(whole, cut));
        assertThatThrownBy(() -> new Restore(fresh, LIVED, Attached.NONE).read(file, _ -> {}))
            .hasMessageContaining("cannot be read");
      }
      Path other = directory.resolve("other.zip");
      ZipEdit.replace(whole, other, "tables/parent.jsonl", text -> text.replace("첫째", "셋째"));
      assertThatThrownBy(() -> new Restore(fresh, LIVED, Attached.NONE).read(other, _ -> {}))
          .hasMessageContaining("its table parent has a wrong checksum");
      assertThat(rows(fresh)).isEmpty();
    }
  }

  @Test
  void neither_a_file_nor_data_that_is_there_is_overwritten() {
    try (Database old = house(Engine.SQLITE)) {
      fill(old);
      Path file = backup(old);
      assertThatThrownBy(() -> backup(old)).hasMessageContaining("exists already");
      assertThatThrownBy(() -> new Restore(old, LIVED, Attached.NONE).read(file, _ -> {}))
          .hasMessageContaining("this one has data");
      assertThat(rows(old)).hasSize(3);
    }
  }

  @Test
  void a_directory_that_cannot_be_written_is_named() {
    try (Database old = house(Engine.SQLITE)) {
      Path nowhere = directory.resolve("missing").resolve("maru.backup");
      assertThatThrownBy(
              () ->
                  new Backup(old, LEFT, Attached.NONE, InstantSource.system())
                      .write(nowhere, _ -> {}))
          .hasMessageContaining(nowhere + " cannot be written");
    }
  }
}
