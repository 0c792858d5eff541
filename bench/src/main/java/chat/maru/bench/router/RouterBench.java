package chat.maru.bench.router;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.orchestrator.routing.features.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How well the router's learning chooses, on published outcomes.
///
/// It learns from the outcomes of the training file alone, and from the prompts of both files
/// without them. Subjects only ever keep subjects apart, and the models' words are never read. Test
/// questions that stand in the training file are dropped and counted. Without a test file it
/// cross-validates on the training file, repeatedly.
@Command(
    name = "router",
    mixinStandardHelpOptions = true,
    description = "How well the router chooses a model, on published outcomes.",
    footer = {
      "",
      "Example: ./maru bench router --train mmlu-train.csv --test mmlu-test.csv",
      "         ./maru bench router --train mmlu-train.csv --test mmlu-test.csv --labels 1500"
          + " --draws 5",
      "         ./maru bench router --train gsm8k.csv --repeats 10"
    })
public final class RouterBench implements Benchmark {
  private static final int FOLDS = 5;
  private static final long SEED = 1;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "RouteLLM's CSV or LLMRouter's JSON of outcomes to learn from.")
  private Path train = Path.of("");

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Outcomes of other questions. Default: cross-validation on --train.")
  private @Nullable Path test;

  @Option(
      names = "--labels",
      paramLabel = "N",
      description = "Learn from N outcomes drawn by chance. Default: all.")
  private int labels;

  @Option(
      names = "--draws",
      paramLabel = "K",
      defaultValue = "1",
      description = "Draw K times and print the mean. Default: 1.")
  private int draws;

  @Option(
      names = "--repeats",
      paramLabel = "R",
      defaultValue = "3",
      description = "Repeat a cross-validation R times. Default: 3.")
  private int repeats;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description =
          "LLMRouter's candidates: {model: {input_price, output_price}}, USD a million tokens."
              + " Default: the published prices of RouteLLM's two models.")
  private @Nullable Path prices;

  @Option(
      names = "--answer",
      paramLabel = "TOKENS",
      defaultValue = "200",
      description = "How long an answer is taken to be. Default: 200.")
  private int answer;

  @Option(
      names = "--cached",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "The share of a prompt that is read from a cache. Default: 0.")
  private double cached;

  @Option(
      names = "--full",
      description = "Also leave out half of the subjects, and each model: some minutes more.")
  private boolean full;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    Outcomes known = Outcomes.read(train);
    if (labels < 0 || labels > known.cases().size()) {
      throw new MaruException(
          CommonError.INVALID,
          "--labels: %d (expected: 1 to %d)".formatted(labels, known.cases().size()));
    }
    return test == null
        ? crossValidated(known, progress)
        : held(known, Outcomes.read(test), progress);
  }

  private List<Metric> held(Outcomes known, Outcomes given, Progress progress) throws IOException {
    if (!given.models().equals(known.models())) {
      throw new MaruException(
          CommonError.INVALID, "--test: other models than in --train: " + given.models());
    }
    Outcomes unseen = Splits.unseen(given, known);
    List<String> prompts = new ArrayList<>(known.prompts());
    prompts.addAll(unseen.prompts());
    Reader reader = Reader.of(prompts, SEED);
    int times = labels == 0 ? 1 : draws;
    progress.begin("Trainings", times);
    List<Trial> trials = new ArrayList<>();
    for (int draw = 0; draw < times; draw++) {
      trials.add(Trial.run(reader, drawn(known, draw), unseen, SEED + draw));
      progress.step();
    }
    List<Metric> metrics = figures(known, trials);
    money(known, trials, metrics);
    metrics.add(
        Metric.of(
            "router.dropped",
            given.cases().size() - unseen.cases().size(),
            "",
            given.cases().size()));
    return finish(metrics, reader, known, unseen, progress);
  }

  private Outcomes drawn(Outcomes known, int draw) {
    return labels == 0 ? known : known.only(Splits.draw(known.cases().size(), labels, SEED + draw));
  }

  private List<Metric> crossValidated(Outcomes all, Progress progress) throws IOException {
    Outcomes known = drawn(all, 0);
    Reader reader = Reader.of(all.prompts(), SEED);
    int[] groups = Duplicates.groups(known.prompts());
    progress.begin("Repeats of a cross-validation", repeats);
    List<Trial> trials = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      int[] fold = Splits.folds(known, groups, FOLDS, SEED + repeat);
      trials.add(Trial.crossValidated(reader, known, fold, SEED + repeat));
      progress.step();
    }
    List<Metric> metrics = figures(known, trials);
    money(known, trials, metrics);
    return finish(metrics, reader, known, known, progress);
  }

  private void money(Outcomes known, List<Trial> trials, List<Metric> metrics) throws IOException {
    Rates rates = Rates.of(known.models(), prices, cached, answer);
    if (rates != null) {
      metrics.addAll(new MoneyCurve(rates, known).metrics(trials));
    }
  }

  private static List<Metric> figures(Outcomes known, List<Trial> trials) {
    return new ArrayList<>(
        known.models().size() == 2 ? new Pair(known).metrics(trials) : Many.metrics(trials));
  }

  private List<Metric> finish(
      List<Metric> metrics, Reader reader, Outcomes known, Outcomes seen, Progress progress) {
    if (full) {
      metrics.addAll(new LeftOut(reader, known, SEED).metrics(progress));
    }
    double[] micros = Trial.decisions(reader, known, seen, SEED);
    metrics.add(
        Metric.of("router.decision_us_p99", micros[micros.length * 99 / 100], "us", micros.length)
            .beside("p50", micros[micros.length / 2]));
    return metrics;
  }
}
