package chat.maru.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.storage.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
  private static final String OLD = "upgrade/old";
  private static final String NEW = "upgrade/new";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void data_of_a_newer_version_is_refused_naming_both(Engine engine) {
    StorageConfig config = Databases.config(engine);
    Schema.migrate(config, NEW);
    assertThatThrownBy(() -> Schema.migrate(config, OLD))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(StorageError.SCHEMA_TOO_NEW);
              assertThat(e.message()).contains("version 2").contains("up to 1");
            });
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_migration_with_a_lower_number_may_come_later(Engine engine) {
    StorageConfig config = Databases.config(engine);
    Schema.migrate(config, OLD);
    Schema.migrate(config, NEW);
    Schema.migrate(config, NEW);
    try (Database database = Database.openMigrated(config)) {
      assertThat(words(database)).containsExactly("old", "new");
    }
  }

  @Test
  void the_file_is_copied_before_an_upgrade() {
    StorageConfig config = Databases.config(Engine.SQLITE);
    Schema.migrate(config, OLD);
    Path file = config.file().orElseThrow();
    assertThat(copy(file)).doesNotExist();
    Schema.migrate(config, NEW);
    assertThat(copy(file)).exists();
    try (Database before = Database.openMigrated(StorageConfig.sqlite(copy(file)))) {
      assertThat(words(before)).containsExactly("old");
    }
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void each_set_of_migrations_has_a_number_of_its_own() {
    assertThat(Fingerprint.of(OLD)).isEqualTo(Fingerprint.of(OLD)).isNotZero();
    assertThat(Fingerprint.of(NEW)).isNotEqualTo(Fingerprint.of(OLD));
  }

  private static Path copy(Path file) {
    return file.resolveSibling("maru.db.before-v2");
  }

  private static List<String> words(Database database) {
    return database.read(
        handle ->
            handle.createQuery("SELECT word FROM words ORDER BY n").mapTo(String.class).list());
  }
}
