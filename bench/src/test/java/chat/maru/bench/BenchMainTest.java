package chat.maru.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MaruException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Timeout(30)
class BenchMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Command(name = "fake", mixinStandardHelpOptions = true)
  static final class Fake implements Benchmark {
    @Option(names = "--broken")
    private boolean broken;

    @Override
    public List<Metric> measure(Progress progress) {
      if (broken) {
        throw MaruException.invalid("--broken", "true", "false");
      }
      return List.of(
          Metric.of("fake.rate", 12_345.678, "1/s", 10).beside("anchor", 0.5),
          Metric.of("fake.count", 3, "", 1));
    }

    @Override
    public boolean passed(List<Metric> metrics) {
      return metrics.size() == 2;
    }
  }

  private int run(String... arguments) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    return new BenchMain(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            clock)
        .run(List.of(new Fake()), arguments);
  }

  @Test
  void json_is_one_object_a_line() {
    assertThat(run("fake", "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"metric":"fake.rate","value":12345.678,"unit":"1/s","n":10,"beside":{"anchor":0.5}}
            {"metric":"fake.count","value":3,"unit":"","n":1,"beside":{}}
            """);
  }

  @Test
  void people_get_a_table_with_commit_and_machine() {
    assertThat(run("fake")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("fake, commit ", " cores (")
        .contains("| figure     |    value | unit |  n | beside       |")
        .contains("| fake.rate  | 12,345.7 | 1/s  | 10 | anchor 0.500 |")
        .contains("| fake.count |        3 |      |  1 |              |");
  }

  @Test
  void a_recorded_run_is_appended_with_its_command(@TempDir Path directory) throws Exception {
    Path results = directory.resolve("RESULTS.md");
    Files.writeString(results, "# Results\n");
    assertThat(run("fake", "--record=" + results)).isZero();
    assertThat(Files.readString(results))
        .startsWith("# Results\n\n## fake, 2026-11-24, commit ")
        .contains("`./maru bench fake` on ", "| fake.rate ");
  }

  @Test
  void wrong_usage_is_2_and_wrong_input_1() {
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("fake", "--unknown")).isEqualTo(2);
    assertThat(run("fake", "--help")).isZero();
    assertThat(run("fake", "--broken")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .endsWith("bench fake: --broken: true (expected: false)\n");
  }
}
