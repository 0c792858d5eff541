package chat.maru.bench.dates;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.dates.Cases.Case;
import chat.maru.bench.dates.Tally.By;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Korean expressions for dates and times, against Microsoft Recognizers' own cases.
///
/// A case is exact if the same spans (their words, trimmed of blanks) of the same types with the
/// same resolved values are found, and no others. Values are compared where the case resolves and
/// does not set `IgnoreResolution`; `dates.exact_all_values` compares them also there. Cases whose
/// answer cannot be right are left out and listed on stderr with the reason;
/// `dates.exact_with_wrong_gold` counts them in, as wrong wherever we differ.
@Command(
    name = "dates",
    mixinStandardHelpOptions = true,
    description = "How many expressions for dates and times are understood exactly.",
    footer = {"", "Example: ./maru bench dates --data datetime-ko/ --json"})
public final class DatesBench implements Benchmark {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the case files (DateParser.json and so on).")
  private Path data = Path.of("");

  @Option(names = "--misses", description = "Also list the cases that are not exact, on stderr.")
  private boolean misses;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    Cases cases = Cases.read(data);
    progress.begin("Cases", cases.cases().size());
    Tally kept = new Tally();
    Tally all = new Tally();
    Map<String, Tally> files = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (Case asked : cases.cases()) {
      List<Said> found = Answers.to(asked);
      all.add(asked, found);
      Optional<String> flaw = Flaws.of(asked, cases.cases());
      if (flaw.isPresent()) {
        lines.add(
            "left out: %s: %s: %s".formatted(asked.file(), asked.input().strip(), flaw.get()));
      } else {
        kept.add(asked, found);
        files.computeIfAbsent(asked.file(), _ -> new Tally()).add(asked, found);
        if (misses && !Tally.exact(asked, found, By.VALUES)) {
          lines.add(miss(asked, found));
        }
      }
      progress.step();
    }
    progress.end();
    lines.forEach(System.err::println);
    return metrics(cases, kept, all, files);
  }

  private static String miss(Case asked, List<Said> found) {
    return "missed: %s: %s (%s)%n  expected %s%n  found    %s"
        .formatted(asked.file(), asked.input().strip(), asked.reference(), asked.answer(), found);
  }

  private static List<Metric> metrics(
      Cases cases, Tally kept, Tally all, Map<String, Tally> files) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(share("dates.exact", kept, By.VALUES));
    metrics.add(Metric.of("dates.n", kept.cases(), "", kept.cases()));
    metrics.add(share("dates.exact_all_values", kept, By.ALL_VALUES));
    metrics.add(share("dates.exact_timex", kept, By.TIMEX));
    metrics.add(share("dates.exact_any_particle", kept, By.ANY_PARTICLE));
    metrics.add(share("dates.exact_with_wrong_gold", all, By.VALUES));
    long misplaced = cases.cases().stream().filter(Case::misplaced).count();
    metrics.add(count("dates.wrong_gold", all.cases() - kept.cases(), all));
    metrics.add(count("dates.wrong_offsets", misplaced, all));
    metrics.add(count("dates.doubled", cases.doubled(), all));
    files.forEach((file, tally) -> metrics.add(share("dates.exact." + file, tally, By.VALUES)));
    return metrics;
  }

  private static Metric share(String name, Tally tally, By by) {
    return Metric.of(name, tally.percent(by), "%", tally.cases());
  }

  private static Metric count(String name, long count, Tally of) {
    return Metric.of(name, (double) count, "", of.cases());
  }
}
