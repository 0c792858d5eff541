package chat.maru.bench.privacy;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.orchestrator.privacy.Find;
import chat.maru.orchestrator.privacy.Identifiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Recall and precision of the detectors by kind and form, and what they cost.
@Command(
    name = "privacy",
    mixinStandardHelpOptions = true,
    description = "Finds identifiers in made sentences: recall, precision, time.",
    footer = {"", "Example: ./maru bench privacy --sentences 10000 --json"})
public final class PrivacyBench implements Benchmark {
  private static final int ROUNDS = 20;

  @Option(
      names = "--sentences",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int sentences;

  @Option(
      names = "--seed",
      defaultValue = "20261124",
      description = "Which ones (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--wrong", paramLabel = "FILE", description = "Write what went wrong there.")
  private @Nullable Path wrong;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    List<Sample> samples = Corpus.of(seed, sentences);
    Score score = score(samples);
    if (wrong != null) {
      Files.write(wrong, score.wrong(), StandardCharsets.UTF_8);
    }
    List<Metric> metrics = new ArrayList<>(totals(score));
    score
        .found()
        .forEach(
            (key, count) -> metrics.add(share("privacy.recall." + key.replace(' ', '.'), count)));
    score.right().forEach((kind, count) -> metrics.add(share("privacy.precision." + kind, count)));
    score.traps().forEach((trap, count) -> metrics.add(share("privacy.left_alone." + trap, count)));
    metrics.addAll(times(samples));
    return metrics;
  }

  /// What the deployment is promised.
  static List<Metric> totals(Score score) {
    Predicate<String> whole = key -> key.indexOf(' ') == key.lastIndexOf(' ');
    Predicate<String> address = key -> key.startsWith("address");
    Predicate<String> announced = key -> key.endsWith(" context");
    Map<String, int[]> found = score.found();
    return List.of(
        share(
            "privacy.structured_recall",
            Score.sum(found, whole.and(announced).and(address.negate()))),
        share("privacy.structured_precision", Score.sum(score.right(), address.negate())),
        share(
            "privacy.bare_recall",
            Score.sum(found, whole.and(announced.negate()).and(address.negate()))),
        share("privacy.address_recall", Score.sum(found, whole.and(address))),
        share("privacy.address_precision", Score.sum(score.right(), address)));
  }

  static Score score(List<Sample> samples) {
    Score score = new Score();
    for (Sample sample : samples) {
      score.add(sample, Identifiers.find(sample.text()));
    }
    return score;
  }

  private static Metric share(String name, int[] count) {
    return Metric.of(name, count[1] == 0 ? 100 : 100.0 * count[0] / count[1], "%", count[1]);
  }

  /// A prompt of a thousand chars made of these sentences, and one of plain talk only.
  private static List<Metric> times(List<Sample> samples) {
    String mixed = prompt(samples);
    String plain =
        prompt(samples.stream().filter(s -> s.labels().isEmpty() && s.trap().isEmpty()).toList());
    return List.of(
        Metric.of("privacy.us_mixed_1k", micros(mixed), "us", ROUNDS),
        Metric.of("privacy.us_plain_1k", micros(plain), "us", ROUNDS));
  }

  private static String prompt(List<Sample> samples) {
    StringBuilder prompt = new StringBuilder();
    for (int i = 0; i < samples.size() && prompt.length() < 1000; i++) {
      prompt.append(samples.get(i).text()).append('\n');
    }
    return prompt.toString();
  }

  /// The fastest of some rounds, after the compiler is warm: whatever else the machine does only
  /// adds.
  private static double micros(String text) {
    double[] rounds = new double[ROUNDS];
    long kept = 0;
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long started = System.nanoTime();
      for (int i = 0; i < 500; i++) {
        for (Find find : Identifiers.find(text)) {
          kept += find.start();
        }
      }
      rounds[Math.max(0, round)] = (System.nanoTime() - started) / 500e3 + (kept < 0 ? 1 : 0);
    }
    java.util.Arrays.sort(rounds);
    return rounds[0];
  }
}
