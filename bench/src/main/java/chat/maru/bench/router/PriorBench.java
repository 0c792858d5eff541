package chat.maru.bench.router;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.orchestrator.routing.features.Structure;
import chat.maru.orchestrator.routing.model.Difficulty;
import chat.maru.orchestrator.routing.model.Prior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fits the prior that is shipped, from public outcomes. Only weights of structure and levels of
/// classes are written: no question, answer or word.
@Command(
    name = "prior",
    mixinStandardHelpOptions = true,
    description = "Fits the router's shipped prior to public outcomes.",
    footer = {"", "Example: ./maru bench prior --from mmlu.csv --from nine.json --out prior.json"})
public final class PriorBench implements Benchmark {
  /// Of a tiny model no public outcome was at hand: a guess, by as much below the small ones, from
  /// the twenty cases on which one was tried.
  private static final double TINY_BELOW = 3;

  @Option(names = "--from", required = true, paramLabel = "FILE", description = "Outcomes.")
  private List<Path> from = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The prior.")
  private Path out = Path.of("");

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    Map<String, Integer> models = new LinkedHashMap<>();
    List<Difficulty.Seen> seen = new ArrayList<>();
    for (Path file : from) {
      Outcomes outcomes = Outcomes.read(file);
      for (Outcomes.Case one : outcomes.cases()) {
        double[] structure = Structure.of(one.prompt());
        for (int i = 0; i < one.success().length; i++) {
          int model = models.computeIfAbsent(family(outcomes.models().get(i)), _ -> models.size());
          seen.add(new Difficulty.Seen(structure, model, one.success()[i]));
        }
      }
    }
    Difficulty fit = Difficulty.fit(seen, models.size());
    double small = mean(fit, models, "mixtral", "qwen2.5-7b", "gemma-2-9b", "llama-3.1-8b");
    double capable = mean(fit, models, "gpt-4");
    double[] levels = {small - TINY_BELOW, small, capable};
    Prior prior = new Prior("public-1", fit.means(), fit.deviations(), fit.weights(), levels);
    JsonObject json =
        prior.toJson().toBuilder()
            .put(
                "source",
                "Fitted to outcomes that are public: lm-sys/RouteLLM (Apache-2.0) and"
                    + " ulab-uiuc/LLMRouter (MIT). Weights of structure and levels only.")
            .put("models", JsonArray.ofStrings(models.keySet()))
            .build();
    Files.writeString(out, json.toText() + "\n");
    return List.of(
        Metric.of("prior.outcomes", seen.size(), "", seen.size()),
        Metric.of("prior.level_small", small, "logit", models.size()),
        Metric.of("prior.level_capable", capable, "logit", models.size()));
  }

  private static String family(String column) {
    return column
        .replaceAll("^(weak|strong)_correct_|^.*/", "")
        .replace("gpt4_1106", "gpt-4-1106-preview")
        .replace("mixtral_8x7b", "mixtral-8x7b-instruct-v0.1")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static double mean(Difficulty fit, Map<String, Integer> models, String... parts) {
    return models.entrySet().stream()
        .filter(model -> Arrays.stream(parts).anyMatch(model.getKey()::contains))
        .mapToDouble(model -> fit.levels()[model.getValue()])
        .average()
        .orElse(0);
  }
}
