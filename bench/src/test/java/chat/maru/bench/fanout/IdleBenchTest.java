package chat.maru.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IdleBenchTest {
  private static List<Metric> run(String... arguments) throws IOException {
    IdleBench bench = new IdleBench();
    new CommandLine(bench).parseArgs(arguments);
    return bench.measure(Progress.silent());
  }

  @Test
  void everybody_connects_and_the_memory_of_a_connection_is_read() throws IOException {
    List<Metric> metrics = run("--connections", "150", "--rest", "0");
    assertThat(metrics.getFirst().metric()).isEqualTo("idle.kb_per_connection");
    assertThat(metrics.getFirst().n()).isEqualTo(150);
    assertThat(metrics.get(1).value()).isPositive();
  }

  @Test
  void too_few_for_a_slope_are_refused() {
    assertThatThrownBy(() -> run("--connections", "10"))
        .isInstanceOf(MaruException.class)
        .hasMessage("--connections: 10 (expected: at least 150)");
  }
}
