package chat.maru.bench.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chat.maru.base.MaruException;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// On outcomes of our own in the shape of the published sets.
class RouterBenchTest {
  @TempDir Path directory;

  /// The strong model is worth its price on questions of the sea only.
  private Path csv(String name, int from, int to) throws Exception {
    StringBuilder csv = new StringBuilder("subject,prompt,weak_right,strong_right\n");
    for (int i = from; i < to; i++) {
      boolean sea = i % 2 == 0;
      csv.append(sea ? "sea" : "land")
          .append(i % 3)
          .append(",\"Say, \"\"")
          .append(sea ? "tide" : "barn");
      csv.append("\"\" number ")
          .append(i)
          .append("?\n\",")
          .append(sea ? "False" : "True")
          .append(",True\n");
    }
    return Files.writeString(directory.resolve(name), csv.toString());
  }

  private static Map<String, Metric> run(String... arguments) throws Exception {
    RouterBench bench = new RouterBench();
    new CommandLine(bench).parseArgs(arguments);
    return bench.measure(Progress.silent()).stream()
        .collect(Collectors.toMap(Metric::metric, m -> m));
  }

  private static Metric metric(Map<String, Metric> metrics, String name) {
    return Objects.requireNonNull(metrics.get(name));
  }

  private static double beside(Metric metric, String anchor) {
    return Objects.requireNonNull(metric.beside().get(anchor));
  }

  @Test
  void what_is_learned_from_one_file_is_tested_on_the_other() throws Exception {
    Map<String, Metric> metrics =
        run(
            "--train",
            csv("train.csv", 0, 200).toString(),
            "--test",
            csv("test.csv", 180, 300).toString(),
            "--labels",
            "150",
            "--draws",
            "2");
    assertThat(metric(metrics, "router.dropped").value()).isEqualTo(20);
    Metric apgr = metric(metrics, "router.apgr");
    assertThat(apgr.n()).isEqualTo(100);
    assertThat(apgr.value()).isCloseTo(beside(apgr, "oracle"), within(0.02));
    assertThat(apgr.beside()).containsKeys("random", "best_single", "length_only", "low95");
    assertThat(metric(metrics, "router.apgr_trapezoid").value())
        .isCloseTo(0.5 + 1.1 * (apgr.value() - 0.5), within(1e-9));
    assertThat(metrics).containsKeys("router.decision_us_p99", "router.calibration_error");
  }

  @Test
  void many_models_are_judged_by_what_the_chosen_one_did() throws Exception {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < 120; i++) {
      boolean sea = i % 2 == 0;
      json.append(i == 0 ? "" : ",").append("{\"question\": \"").append(sea ? "tide" : "barn");
      json.append(" number ")
          .append(i)
          .append("\", \"scores\": {\"a\": ")
          .append(sea ? "1.0" : "0");
      json.append(", \"b\": ").append(sea ? "0.0" : "0.5").append(", \"c\": 0.1}}");
    }
    Path file = Files.writeString(directory.resolve("nine.json"), json.append("]").toString());
    Map<String, Metric> metrics = run("--train", file.toString(), "--repeats", "1", "--full");
    assertThat(metric(metrics, "router.accuracy").value()).isCloseTo(0.75, within(0.02));
    assertThat(metrics).doesNotContainKey("router.right_over_money"); // nobody knows the prices
    assertThat(beside(metric(metrics, "router.lift"), "low95")).isPositive();
    assertThat(metrics).containsKeys("router.new_model_brier_0", "router.new_model_brier_200");
  }

  @Test
  void quality_stands_beside_the_money_that_it_takes() throws Exception {
    Path prices =
        Files.writeString(
            directory.resolve("prices.json"),
            """
            {"weak_right": {"input_price": 1, "output_price": 1},
             "strong_right": {"input_price": 10, "output_price": 10}}\
            """);
    Path file = csv("money.csv", 0, 200);
    Map<String, Metric> metrics =
        run("--train", file.toString(), "--repeats", "1", "--prices", prices.toString());
    // Half of the questions need the strong model: half of the way there is all that it takes.
    Metric half = metric(metrics, "router.right_for_money_50");
    assertThat(half.value()).isCloseTo(1, within(0.03));
    assertThat(beside(half, "oracle")).isCloseTo(1, within(0.03));
    assertThat(beside(half, "random_mix")).isCloseTo(0.75, within(0.03));
    assertThat(metric(metrics, "router.money_for_the_best").value()).isCloseTo(0.55, within(0.05));
  }

  @Test
  void a_curve_of_chance_reaches_one_half_and_a_perfect_one_more() {
    double[] gain = {1, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    assertThat(Gain.points(gain, gain)).isCloseTo((1 + 9 * 2) / 11.0 / 2, within(1e-9));
    double[] same = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(Gain.points(gain, same)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void near_duplicates_stand_in_one_fold() {
    String text = "A train leaves the town at nine and meets the other one after forty miles of";
    List<String> prompts =
        new ArrayList<>(List.of(text + " track", "Who wrote it?", text + " rail"));
    int[] groups = Duplicates.groups(prompts);
    assertThat(groups[2]).isEqualTo(groups[0]);
    assertThat(groups[1]).isNotEqualTo(groups[0]);
  }

  @Test
  void other_files_are_refused_in_a_clear_word() throws Exception {
    Path other = Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> run("--train", other.toString()))
        .isInstanceOf(MaruException.class)
        .hasMessageContaining("--train");
  }
}
