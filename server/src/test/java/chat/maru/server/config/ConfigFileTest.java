package chat.maru.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("maru.yaml");
  }

  @Test
  void a_missing_or_empty_file_is_the_usual_configuration() throws IOException {
    MaruConfig missing = read(Map.of());
    write("# nothing yet\n");
    assertThat(read(Map.of())).isEqualTo(missing);
    assertThat(missing.server().port()).isEqualTo(8080);
    assertThat(missing.server().host()).isEqualTo("127.0.0.1");
  }

  @Test
  void a_typo_names_the_file_the_line_and_the_nearest_key() throws IOException {
    write("server:\n  host: 127.0.0.1\n  prot: 8081\n");
    refused(Map.of(), file + " line 3: Unknown key server.prot; did you mean server.port?");
  }

  @Test
  void a_typo_at_the_top_or_inside_a_list_is_found_as_well() throws IOException {
    write("servr: { port: 8081 }\n");
    refused(Map.of(), file + " line 1: Unknown key servr; did you mean server?");
    write("providers:\n  - name: openai\n    url: http://localhost:1/v1\n    kye: sk-1\n");
    refused(
        Map.of(), file + " line 4: Unknown key providers[0].kye; did you mean providers[0].key?");
  }

  @Test
  void a_wrong_value_says_what_came_and_what_was_expected() throws IOException {
    write("server:\n  port: many\n");
    refused(
        Map.of(), file + " line 2: server.port: many (expected: a whole number from 0 to 65535)");
  }

  @Test
  void a_line_that_is_no_yaml_is_named() throws IOException {
    write("server:\n  port: 8081\n  host: [127.0.0.1\nproviders: []\n");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(MaruException.class)
        .message()
        .startsWith(file + ": line ")
        .endsWith(": not valid YAML");
  }

  @Test
  void a_file_that_is_no_text_is_refused() throws IOException {
    Files.write(file, "server: { host: café }\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(Map.of(), file + ": not UTF-8 text");
  }

  @Test
  void a_variable_in_a_value_is_put_in_and_a_missing_one_is_named() throws IOException {
    write("providers:\n  - name: own\n    url: http://localhost:1/v1\n    key: ${OWN_KEY}\n");
    assertThat(read(Map.of("OWN_KEY", "sk-1$2")).orchestrator().providers().getFirst().keys())
        .containsExactly("sk-1$2");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(MaruException.class)
        .message()
        .startsWith(file + " line 4: ")
        .contains("${OWN_KEY}");
  }

  @Test
  void variables_win_over_the_file() throws IOException {
    write("server: { port: 8081, publicUrl: https://a.example.org }\n");
    MaruConfig config =
        read(Map.of("MARU_SERVER_PORT", "9090", "MARU_SERVER_PUBLIC_URL", "https://b.example.org"));
    assertThat(config.server().port()).isEqualTo(9090);
    assertThat(config.server().publicUrl()).hasToString("Optional[https://b.example.org]");
  }

  @Test
  void a_variable_with_a_typo_is_refused_and_those_of_others_are_not() {
    refused(
        Map.of("MARU_SERVER_PROT", "1"),
        file + ": Unknown variable MARU_SERVER_PROT; did you mean MARU_SERVER_PORT?");
    assertThat(read(Map.of("PATH", "/bin", "MARU_SECRET", "x")).server().port()).isEqualTo(8080);
  }

  @Test
  void the_command_line_wins_over_both() throws IOException {
    write("server: { port: 8081 }\n");
    assertThat(read(Map.of("MARU_SERVER_PORT", "9090")).forCommands().server().port()).isZero();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file, yaml);
  }

  private MaruConfig read(Map<String, String> variables) {
    return new ConfigFile(file, variables).read();
  }

  private void refused(Map<String, String> variables, String message) {
    assertThatThrownBy(() -> read(variables)).isInstanceOf(MaruException.class).hasMessage(message);
  }
}
