package chat.maru.orchestrator.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MatrixTest {
  @Test
  void the_page_shows_the_matrix_as_it_is_in_code() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "wires.md")))
        .contains(Matrix.table(false))
        .contains(Matrix.table(true));
  }
}
