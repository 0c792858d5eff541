package chat.maru.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
class FanoutBenchTest {
  private static List<Metric> run(String... arguments) throws IOException {
    FanoutBench bench = new FanoutBench();
    new CommandLine(bench).parseArgs(arguments);
    List<Metric> metrics = bench.measure(Progress.silent());
    assertThat(bench.passed(metrics)).isTrue();
    return metrics;
  }

  @Test
  void a_small_crowd_hears_everything_that_is_said() throws IOException {
    List<Metric> metrics =
        run("--rooms", "2", "--members", "3", "--seconds", "1", "--warm-up", "0");
    Map<String, Double> values =
        metrics.stream().collect(Collectors.toMap(Metric::metric, Metric::value));
    assertThat(values)
        .containsEntry("fanout.errors", 0.0)
        .containsEntry("fanout.missing", 0.0)
        .containsKeys("fanout.p50_ms", "fanout.p99_ms", "fanout.acks_per_s");
    assertThat(values.get("fanout.deliveries_per_s")).isPositive();
  }

  @Test
  void wrong_numbers_are_named() {
    assertThatThrownBy(() -> run("--rooms", "0"))
        .isInstanceOf(MaruException.class)
        .hasMessage("--rooms: 0 (expected: at least 1)");
    assertThatThrownBy(() -> run("--seconds", "-1")).hasMessageContaining("--seconds: -1");
  }
}
