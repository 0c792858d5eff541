package chat.maru.modelhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptionsTest {
  @Test
  void takes_a_model_and_how_to_run_it(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("m.gguf"), "GGUF");
    Options options = Options.parse("--chat", file.toString(), "--threads", "3");
    assertThat(options.chat()).hasValue(file);
    assertThat(options.threads()).isEqualTo(3);
    assertThat(options.embedding()).isEmpty();
  }

  @Test
  void says_what_is_wrong() {
    assertThatThrownBy(() -> Options.parse()).hasMessageContaining("no model");
    assertThatThrownBy(() -> Options.parse("--chat", "/nowhere"))
        .hasMessageContaining("no readable file");
    assertThatThrownBy(() -> Options.parse("--chat")).hasMessageContaining("nothing");
  }
}
