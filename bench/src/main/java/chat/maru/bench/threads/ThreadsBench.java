package chat.maru.bench.threads;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.mate.threads.Link;
import chat.maru.mate.threads.Linker;
import chat.maru.mate.threads.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Links between messages of busy channels, beside "answers the message before" and the best that
/// was published of a single feed-forward model (Kummerfeld et al., 2019: 72.3 on the test part).
@Command(
    name = "threads",
    mixinStandardHelpOptions = true,
    description = "How well messages are linked to what they answer.",
    footer = {"", "Example: ./maru bench threads --data irc-dev.tar.gz"})
public final class ThreadsBench implements Benchmark {
  private static final double PUBLISHED = 72.3;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR_OR_TGZ",
      description = "Logs with annotated links, as jkkummerfeld/irc-disentanglement has them.")
  private Path data = Path.of("");

  private record Run(Tally all, Tally answers) {
    Run() {
      this(new Tally(), new Tally());
    }

    void add(Channel channel, Map<Integer, Set<Integer>> said) {
      all.add(channel.gold(), said, false);
      answers.add(channel.gold(), said, true);
    }
  }

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    List<Channel> channels = Corpus.read(data);
    Run whole = new Run();
    Run live = new Run();
    Run before = new Run();
    progress.begin("Channels", channels.size());
    long messages = 0;
    for (Channel channel : channels) {
      Linker linker = Linker.shipped();
      whole.add(channel, said(channel, linker.whole(channel.talk(), Channel.ANNOTATED)));
      live.add(channel, said(channel, linker.live(channel.talk(), Channel.ANNOTATED)));
      before.add(channel, previous(channel));
      messages += channel.talk().size() - Channel.ANNOTATED;
      progress.step();
    }
    List<Metric> metrics = new ArrayList<>();
    add(metrics, "threads", whole.all(), before.all(), true);
    add(metrics, "threads.answers_only", whole.answers(), before.answers(), false);
    add(metrics, "threads.live", live.all(), before.all(), true);
    add(metrics, "threads.live_answers_only", live.answers(), before.answers(), false);
    metrics.add(Metric.of("threads.messages", (double) messages, "", channels.size()));
    return metrics;
  }

  private static void add(
      List<Metric> metrics, String name, Tally tally, Tally before, boolean published) {
    metrics.add(
        Metric.of(name + ".precision", tally.precision(), "%", tally.gold())
            .beside("previous", before.precision()));
    metrics.add(
        Metric.of(name + ".recall", tally.recall(), "%", tally.gold())
            .beside("previous", before.recall()));
    Metric f1 =
        Metric.of(name + ".f1", tally.f1(), "%", tally.gold()).beside("previous", before.f1());
    metrics.add(published ? f1.beside("published", PUBLISHED) : f1);
  }

  /// What was found, with the notices, which begin.
  private static Map<Integer, Set<Integer>> said(Channel channel, List<Link> links) {
    Map<Integer, Set<Integer>> said = new HashMap<>();
    links.forEach(
        link -> said.computeIfAbsent(link.message(), _ -> new HashSet<>()).add(link.answers()));
    for (int i = Channel.ANNOTATED; i < channel.talk().size(); i++) {
      if (channel.talk().get(i).notice()) {
        said.put(i, Set.of(i));
      }
    }
    return said;
  }

  /// Every message answers the one before; notices begin.
  private static Map<Integer, Set<Integer>> previous(Channel channel) {
    List<Utterance> talk = channel.talk();
    Map<Integer, Set<Integer>> said = new HashMap<>();
    for (int i = Channel.ANNOTATED; i < talk.size(); i++) {
      int before = i - 1;
      while (before > 0 && talk.get(before).notice()) {
        before--;
      }
      said.put(i, Set.of(talk.get(i).notice() ? i : before));
    }
    return said;
  }
}
