package chat.maru.bench.recall;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.recall.Dataset.Asked;
import chat.maru.bench.recall.Dataset.Conversation;
import chat.maru.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Evidence recall on published conversations.
///
/// The figure is the mean over all questions with evidence of |evidence in the first ten turns| /
/// |evidence|; evidence that is missing from the transcript counts as not found. Each conversation
/// is a room. The sets are for measuring: `bench/RESULTS.md` says what little they decided.
@Command(
    name = "recall",
    mixinStandardHelpOptions = true,
    description = "How much of the evidence for a question is among the first ten messages found.",
    footer = {
      "",
      "Example: ./maru bench recall --data locomo10.json",
      "         ./maru bench recall --data realtalk/ --json"
    })
public final class RecallBench implements Benchmark {
  private static final int LIMIT = 10;
  private static final int ADVERSARIAL = 5;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "LoCoMo's locomo10.json or the folder of REALTALK's chats.")
  private Path data = Path.of("");

  @Option(
      names = "--messages",
      defaultValue = "100000",
      description = "Size of the room for the latency figures; 0 leaves them out. Default: 100000.")
  private int messages;

  @Option(names = "--detail", description = "Also print a figure for each conversation.")
  private boolean detail;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    Dataset set = Dataset.read(data);
    Path directory = Files.createTempDirectory("maru-bench-recall");
    try (SearchIndex index = SearchIndex.open(directory)) {
      List<Metric> metrics = new ArrayList<>(quality(set, index, progress));
      if (messages > 0) {
        metrics.addAll(new Latency(set).measure(index, messages, progress));
      }
      return metrics;
    } finally {
      delete(directory);
    }
  }

  private List<Metric> quality(Dataset set, SearchIndex index, Progress progress)
      throws IOException {
    Tally maru = new Tally();
    Tally single = new Tally();
    Tally windows = new Tally();
    List<Metric> details = new ArrayList<>();
    progress.begin("Questions", set.questions());
    for (int i = 0; i < set.conversations().size(); i++) {
      Conversation conversation = set.conversations().get(i);
      RoomOfTurns room = new RoomOfTurns(index, i);
      conversation.turns().forEach(room::put);
      room.commit();
      Tally one = new Tally();
      try (Baseline bm25 = new Baseline(conversation.turns(), 0);
          Baseline neighbours = new Baseline(conversation.turns(), 1)) {
        for (Asked asked : conversation.questions()) {
          List<String> found = room.find(asked.text(), LIMIT);
          maru.add(asked, found);
          one.add(asked, found);
          single.add(asked, bm25.find(asked.text(), LIMIT));
          windows.add(asked, neighbours.find(asked.text(), LIMIT));
          progress.step();
        }
      }
      details.add(
          Metric.of(
              "recall.r10." + conversation.name(),
              one.recall(10, a -> true),
              "%",
              one.count(a -> true)));
    }
    List<Metric> metrics = new ArrayList<>();
    add(metrics, "", asked -> true, maru, single, windows);
    if (set.kind() == Dataset.Kind.LOCOMO) {
      add(metrics, ".cat1to4", asked -> asked.category() < ADVERSARIAL, maru, single, windows);
    }
    if (detail) {
      metrics.addAll(details);
    }
    return metrics;
  }

  private static void add(
      List<Metric> metrics,
      String suffix,
      Predicate<Asked> which,
      Tally maru,
      Tally single,
      Tally windows) {
    long n = maru.count(which);
    for (int k : new int[] {5, 10}) {
      metrics.add(
          Metric.of("recall.r" + k + suffix, maru.recall(k, which), "%", n)
              .beside("bm25", single.recall(k, which))
              .beside("bm25_neighbours", windows.recall(k, which)));
    }
    metrics.add(
        Metric.of("recall.hit10" + suffix, maru.hit(10, which), "%", n)
            .beside("bm25", single.hit(10, which))
            .beside("bm25_neighbours", windows.hit(10, which)));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
