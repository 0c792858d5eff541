package chat.maru.orchestrator.own;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class GgufTest {
  @Property(tries = 300)
  void no_header_breaks_the_reader(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".gguf");
    try {
      byte[] start = "GGUF\3\0\0\0\0\0\0\0\0\0\0\0".getBytes(UTF_8);
      byte[] whole = Arrays.copyOf(start, start.length + bytes.length);
      System.arraycopy(bytes, 0, whole, start.length, bytes.length);
      Files.write(file, whole);
      Gguf.read(file);
    } catch (MaruException e) {
      assertThat(e.code()).isEqualTo(OwnModelError.NOT_A_MODEL);
    } finally {
      Files.delete(file);
    }
  }
}
