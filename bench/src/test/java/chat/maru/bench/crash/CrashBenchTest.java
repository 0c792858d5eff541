package chat.maru.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CrashBenchTest {
  private static List<Metric> run(String... arguments) throws IOException {
    CrashBench bench = new CrashBench();
    new CommandLine(bench).parseArgs(arguments);
    List<Metric> metrics = bench.measure(Progress.silent());
    assertThat(bench.passed(metrics)).isTrue();
    return metrics;
  }

  @Test
  void two_kills_among_talking_people_break_no_promise() throws IOException {
    assertThat(run("--kills", "2").getFirst().value()).isPositive();
  }

  @Test
  void a_wrong_count_is_named() {
    assertThatThrownBy(() -> run("--kills", "0"))
        .isInstanceOf(MaruException.class)
        .hasMessage("--kills: 0 (expected: at least 1)");
  }
}
