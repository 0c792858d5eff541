package chat.maru.bench.fanout;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.people.Seat;
import chat.maru.bench.people.Seats;
import chat.maru.bench.process.MaruProcess;
import chat.maru.bench.process.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Connections that say hello and nothing more. The figure is the slope of the server's resident
/// memory between a third of them and all, so that what it costs to stand there at all is left out.
/// Before each reading the server collects its garbage, so that the litter of the handshakes is not
/// taken for the cost of a connection.
@Command(
    name = "idle",
    mixinStandardHelpOptions = true,
    description = "Memory of a connection whose owner says nothing.",
    footer = {
      "",
      "Each connection takes a descriptor on either side: `ulimit -n` must be above --connections.",
      "Example: ./maru bench idle --connections 15000"
    })
public final class IdleBench implements Benchmark {
  private static final int MEMBERS = 50;

  @Option(
      names = "--connections",
      defaultValue = "15000",
      description = "Members of rooms of 50, each connected once (default: ${DEFAULT-VALUE})")
  private int connections;

  @Option(
      names = "--rest",
      defaultValue = "5",
      paramLabel = "SECONDS",
      description = "Before each reading of the memory (default: ${DEFAULT-VALUE})")
  private int rest;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    if (connections < 3 * MEMBERS) {
      throw MaruException.invalid(
          "--connections", Integer.toString(connections), "at least " + 3 * MEMBERS);
    }
    return Scratch.with("maru-bench-idle", data -> measure(data, progress));
  }

  private List<Metric> measure(Path data, Progress progress) {
    int rooms = (connections + MEMBERS - 1) / MEMBERS;
    progress.begin("idle: seating", (long) rooms * MEMBERS);
    List<Seat> seats = Seats.fill(data, rooms, MEMBERS, progress);
    int few = rooms / 3 * MEMBERS;
    try (MaruProcess maru = MaruProcess.start(data);
        Crowd first = new Crowd(seats.subList(0, few), MEMBERS);
        Crowd others = new Crowd(seats.subList(few, seats.size()), MEMBERS)) {
      long nobody = resident(maru);
      progress.begin("idle: connecting", seats.size());
      first.connect(maru.port(), progress);
      long some = resident(maru);
      others.connect(maru.port(), progress);
      long all = resident(maru);
      double slope = (double) (all - some) / (seats.size() - few);
      return List.of(
          Metric.of("idle.kb_per_connection", slope, "KiB", seats.size()),
          Metric.of("idle.rss_mb", all / 1024.0, "MB", seats.size()),
          Metric.of("idle.rss_mb_of_a_third", some / 1024.0, "MB", few),
          Metric.of("idle.rss_mb_of_none", nobody / 1024.0, "MB", 0));
    }
  }

  private long resident(MaruProcess maru) {
    maru.process().collectGarbage();
    Threads.sleep(Duration.ofSeconds(rest));
    return maru.process().residentKb();
  }
}
