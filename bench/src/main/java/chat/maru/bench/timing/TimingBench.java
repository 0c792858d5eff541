package chat.maru.bench.timing;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.threads.Channel;
import chat.maru.bench.threads.Corpus;
import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.threads.Chances;
import chat.maru.mate.threads.Linker;
import chat.maru.mate.threads.Utterance;
import chat.maru.mate.timing.Dial;
import chat.maru.mate.timing.Opening;
import chat.maru.mate.timing.Past;
import chat.maru.mate.timing.Tact;
import chat.maru.mate.timing.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Would the mate have spoken? Every annotated question is a case: answered by somebody else within
/// the window it is one to stay silent at, unanswered it is a chance to be of use, and questions
/// whose window the log cuts off are left out. Each decision sees only what was said before it.
///
/// A proxy: it judges the moment and not the answer, which the mate must also know. Each question
/// is judged by itself, without the daily limit that would keep the mate silent more often.
@Command(
    name = "timing",
    mixinStandardHelpOptions = true,
    description = "How often the mate would interrupt, and be of use, unasked.",
    footer = {"", "Example: ./maru bench timing --data irc-dev.tar.gz"})
public final class TimingBench implements Benchmark {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR_OR_TGZ",
      description = "Logs with annotated links, as jkkummerfeld/irc-disentanglement has them.")
  private Path data = Path.of("");

  @Option(
      names = "--window",
      defaultValue = "40",
      description = "Messages within which an answer counts. Default: 40.")
  private int window;

  @Option(names = "--level", defaultValue = "2", description = "The dial, 1 to 5. Default: 2.")
  private int level;

  /// What became of the cases at one turn of the dial.
  private static final class Count {
    private long silent;
    private long interrupted;
    private long chances;
    private long used;

    void add(boolean answered, boolean spoke) {
      silent += answered ? 1 : 0;
      interrupted += answered && spoke ? 1 : 0;
      chances += answered ? 0 : 1;
      used += !answered && spoke ? 1 : 0;
    }

    double rate() {
      return percent(interrupted, silent);
    }

    double precision() {
      return percent(used, used + interrupted);
    }

    double recall() {
      return percent(used, chances);
    }

    private static double percent(long part, long all) {
      return all == 0 ? 0 : 100.0 * part / all;
    }
  }

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    List<Channel> channels = Corpus.read(data);
    Count[] counts = new Count[Dial.MOST + 1];
    for (int l = Dial.LEAST; l <= Dial.MOST; l++) {
      counts[l] = new Count();
    }
    long[] mentions = new long[2];
    progress.begin("Channels", channels.size());
    for (Channel channel : channels) {
      Chances chances = Linker.shipped().chances(channel.talk(), Channel.ANNOTATED);
      for (int i = Channel.ANNOTATED; i < channel.talk().size(); i++) {
        mention(channel.talk().get(i), mentions);
        if (asks(channel.talk().get(i))
            && whole(channel.talk(), i)
            && channel.gold().get(i) != null) {
          boolean answered = answered(channel, i);
          for (int l = Dial.LEAST; l <= Dial.MOST; l++) {
            counts[l].add(answered, speaks(channel.talk(), chances, i, new Dial(l, 0)));
          }
        }
      }
      progress.step();
    }
    return metrics(counts, mentions);
  }

  private List<Metric> metrics(Count[] counts, long[] mentions) {
    Count count = counts[level];
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        Metric.of("timing.unasked_rate", count.rate(), "%", count.silent)
            .beside("always_silent", 0)
            .beside("always_speaking", 100));
    metrics.add(Metric.of("timing.missed_mentions", (double) mentions[1], "", mentions[0]));
    metrics.add(
        Metric.of("timing.useful_precision", count.precision(), "%", count.used + count.interrupted)
            .beside("always_speaking", Count.percent(count.chances, count.chances + count.silent)));
    metrics.add(
        Metric.of("timing.useful_recall", count.recall(), "%", count.chances)
            .beside("always_silent", 0));
    for (int l = Dial.LEAST; l <= Dial.MOST; l++) {
      metrics.add(
          Metric.of("timing.unasked_rate.level" + l, counts[l].rate(), "%", counts[l].silent)
              .beside("precision", counts[l].precision())
              .beside("recall", counts[l].recall()));
    }
    return metrics;
  }

  private static boolean asks(Utterance said) {
    return !said.notice() && Questions.asksPlainly(said.text());
  }

  /// Whether the log goes on for the whole window.
  private boolean whole(List<Utterance> talk, int question) {
    int later = 0;
    for (int i = question + 1; i < talk.size() && later < window; i++) {
      later += talk.get(i).notice() ? 0 : 1;
    }
    return later == window;
  }

  /// Whether somebody else answered the question, or what its author added to it.
  private boolean answered(Channel channel, int question) {
    List<Utterance> talk = channel.talk();
    Set<Integer> asked = new HashSet<>(Set.of(question));
    int later = 0;
    for (int i = question + 1; i < talk.size() && later < window; i++) {
      later += talk.get(i).notice() ? 0 : 1;
      Set<Integer> to = channel.gold().getOrDefault(i, Set.of());
      if (to.stream().anyMatch(asked::contains)) {
        if (!talk.get(i).author().equals(talk.get(question).author())) {
          return true;
        }
        asked.add(i);
      }
    }
    return false;
  }

  /// Looks whenever the last look said to.
  private static boolean speaks(List<Utterance> talk, Chances chances, int question, Dial dial) {
    Instant now = talk.get(question).at();
    while (true) {
      int until = question + 1;
      while (until < talk.size() && !talk.get(until).at().isAfter(now)) {
        until++;
      }
      Opening opening = Opening.at(talk, chances, question, until, now);
      switch (Tact.judge(opening, dial, Past.NONE)) {
        case Verdict.Speak _ -> {
          return true;
        }
        case Verdict.Wait wait -> now = now.plus(wait.time());
        case Verdict.Silent _ -> {
          return false;
        }
      }
    }
  }

  /// What was said to somebody by name, said to the mate in three places.
  private static void mention(Utterance said, long[] mentions) {
    int end = said.text().indexOf(": ");
    if (said.notice() || end <= 0 || end > 20 || said.text().substring(0, end).contains(" ")) {
      return;
    }
    String rest = said.text().substring(end + 2).strip();
    for (String text : List.of("@Maru " + rest, rest + " @maru", "@마루야, " + rest)) {
      mentions[0]++;
      mentions[1] += Summons.calls(text) ? 0 : 1;
    }
  }
}
