package chat.maru.bench.threads;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.mate.threads.Forest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fits the shipped trees that link messages. The second set is fitted on knownes of a first set
/// that never saw the channel in question: two halves known for each other.
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    description = "Fits the weights that link messages to what they answer.",
    footer = {
      "",
      "Example: ./maru bench links --from irc-train.tar.gz --dev irc-dev.tar.gz --out links.bin"
    })
public final class LinksBench implements Benchmark {
  private static final int SAMPLED = 12;
  private static final int EVERY = 4;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR_OR_TGZ",
      description = "To learn from.")
  private Path from = Path.of("");

  @Option(
      names = "--dev",
      required = true,
      paramLabel = "DIR_OR_TGZ",
      description = "To look at only.")
  private Path dev = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The weights.")
  private Path out = Path.of("");

  @Option(names = "--first", defaultValue = "150", description = "Trees of the first set.")
  private int first;

  @Option(names = "--second", defaultValue = "250", description = "Trees of the second set.")
  private int second;

  @Option(names = "--every", defaultValue = "1", description = "Learn from every nth channel.")
  private int every;

  @Option(names = "--rate", defaultValue = "0.1", description = "How much of a step is taken.")
  private double rate;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    List<Channel> all = Corpus.read(from);
    List<Channel> train = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      train.add(all.get(i));
    }
    List<Channel> held = Corpus.read(dev);
    List<Channel> even = new ArrayList<>();
    List<Channel> odd = new ArrayList<>();
    for (int i = 0; i < train.size(); i++) {
      (i % 2 == 0 ? even : odd).add(train.get(i));
    }
    List<Metric> metrics = new ArrayList<>();
    Known known = new Known(train);
    Forest ofEven = new Fit("even", first, known, List.of(), metrics).on(even, progress);
    Forest ofOdd = new Fit("odd", first, known, List.of(), metrics).on(odd, progress);
    Forest whole = new Fit("first", first, known, held, metrics).on(train, progress);
    known.guess(even, ofOdd);
    known.guess(odd, ofEven);
    known.guessOthers(whole);
    Forest refined = new Fit("second", second, known, held, metrics).on(train, progress);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    known.all().write(data);
    whole.write(data);
    refined.write(data);
    Files.write(out, bytes.toByteArray());
    metrics.add(Metric.of("links.bytes", bytes.size(), "B", train.size()));
    return metrics;
  }

  /// One set of trees, looked at on the held channels every 25 trees.
  private final class Fit {
    private final String name;
    private final int trees;
    private final Known known;
    private final List<Channel> held;
    private final List<Metric> metrics;

    Fit(String name, int trees, Known known, List<Channel> held, List<Metric> metrics) {
      this.name = name;
      this.trees = trees;
      this.known = known;
      this.held = held;
      this.metrics = metrics;
    }

    Forest on(List<Channel> channels, Progress progress) {
      progress.begin("Trees (" + name + ")", trees);
      List<Channel> some = new ArrayList<>();
      for (int i = 0; i < channels.size(); i += Math.max(1, channels.size() / SAMPLED)) {
        some.add(channels.get(i));
      }
      Bins bins = Bins.of(Table.sample(some, EVERY, known));
      Boosting boosting =
          new Boosting(
              Table.of(channels, bins, known), bins, new Boosting.Plan(rate, 31, 1, 5, 0.5, 1));
      Table look = held.isEmpty() ? null : Table.of(held, bins, known);
      float[] scores = new float[look == null ? 0 : look.rows()];
      for (int tree = 1; tree <= trees; tree++) {
        boosting.pruneAt(tree);
        Growth growth = boosting.grow();
        if (look != null) {
          growth.addTo(look, scores);
          if (tree % 25 == 0) {
            Tally tally = look.tally(scores, held);
            metrics.add(
                Metric.of("links." + name + ".f1_at_" + tree, tally.f1(), "%", tally.gold()));
          }
        }
        progress.step();
      }
      return boosting.forest();
    }
  }
}
