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
    assertThat(bench.passed(metrics)).isEqualTo(!List.of(arguments).contains("--lies"));
    return metrics;
  }

  private static double value(List<Metric> metrics, String name) {
    return metrics.stream()
        .filter(each -> each.metric().equals("crash." + name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void what_was_confirmed_outlives_the_loss_of_all_that_was_not_flushed() throws IOException {
    List<Metric> metrics = run("--kills", "3", "--power-cut");
    assertThat(value(metrics, "acked")).isPositive();
    assertThat(value(metrics, "writes_taken_back")).isPositive();
  }

  @Test
  void a_disk_that_does_not_flush_is_found_out() throws IOException {
    assertThat(value(run("--kills", "1", "--lies"), "lost")).isPositive();
  }

  @Test
  void a_wrong_count_is_named() {
    assertThatThrownBy(() -> run("--kills", "0"))
        .isInstanceOf(MaruException.class)
        .hasMessage("--kills: 0 (expected: at least 1)");
  }
}
