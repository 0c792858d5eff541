package chat.maru.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.server.wiring.TestHouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps Maru from starting is said in one line that tells what to do.
class StartFailuresTest {
  @TempDir private Path directory;

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refused("serve", "--host", "127.0.0.1", "--port", port, "--data", directory))
          .contains(port)
          .contains("--port");
    }
  }

  @Test
  void a_data_directory_in_use_is_named() {
    try (TestHouse _ = TestHouse.open(directory)) {
      assertThat(refused("serve", "--port", "0", "--data", directory))
          .contains(directory.toString())
          .contains("in use by another Maru");
    }
  }

  @Test
  void data_of_a_newer_maru_is_left_alone() throws SQLException, IOException {
    TestHouse.open(directory).close();
    Path file = directory.resolve("maru.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO flyway_schema_history
          SELECT installed_rank + 1000, '9999', 'from the future', type, 'V9999__future.sql',
            checksum, installed_by, installed_on, execution_time, success
          FROM flyway_schema_history WHERE version = '10'
          """);
      statement.execute("PRAGMA user_version = 9999");
    }
    byte[] before = Files.readAllBytes(file);
    assertThat(refused("serve", "--port", "0", "--data", directory))
        .contains("newer Maru")
        .contains("9999");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void a_data_directory_that_cannot_be_one_is_named() throws IOException {
    Path file = Files.writeString(directory.resolve("data"), "a file");
    assertThat(refused("serve", "--port", "0", "--data", file))
        .contains("The data directory " + file + " cannot be written");
    assertThat(file).hasContent("a file");
  }

  @Test
  void a_typo_in_the_configuration_is_named_with_its_line() throws IOException {
    Path file = Files.writeString(directory.resolve("other.yaml"), "server:\n  prot: 1\n");
    assertThat(refused("serve", "--data", directory, "--config", file))
        .isEqualTo("maru: " + file + " line 2: Unknown key server.prot; did you mean server.port?");
  }

  @Test
  void a_database_or_bus_that_does_not_answer_is_named_without_its_password() {
    assertThat(
            refused(
                "serve",
                "--port",
                "0",
                "--data",
                directory,
                "--database",
                "postgresql://maru:geheim@127.0.0.1:9/maru"))
        .contains("database")
        .contains("127.0.0.1:9")
        .doesNotContain("geheim");
    assertThat(
            refused(
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("another"),
                "--bus",
                "nats://maru:geheim@127.0.0.1:9"))
        .contains("bus")
        .contains("nats://127.0.0.1:9")
        .doesNotContain("geheim");
  }

  @Test
  void an_unknown_option_or_command_is_wrong_usage() {
    Command option = Command.run("serve", "--prot", "1", "--data", directory);
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("--prot");
    Command command = Command.run("srve");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).contains("srve").contains("serve");
    assertThat(Command.run("serve", "--port", "many").code()).isEqualTo(2);
  }

  private static String refused(Object... args) {
    Command run = Command.run(args);
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.complaints()).hasSize(1);
    return run.complaints().getFirst();
  }
}
