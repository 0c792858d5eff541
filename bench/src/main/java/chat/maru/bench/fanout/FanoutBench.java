package chat.maru.bench.fanout;

import chat.maru.base.MaruException;
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

/// Full rooms in which four messages of 120 bytes are under way at any time: whoever hears the ack
/// of theirs, which comes after the message is on disk, says the next. A delivery is one message
/// heard by one person, the sender included.
@Command(
    name = "fanout",
    mixinStandardHelpOptions = true,
    description = "Messages heard a second in rooms where everybody is connected.",
    footer = {
      "",
      "The data directory lies in java.io.tmpdir; a message counts as stored by that disk's fsync.",
      "Example: ./maru bench fanout --rooms 50 --members 50 --seconds 12"
    })
public final class FanoutBench implements Benchmark {
  @Option(names = "--rooms", defaultValue = "50", description = "Rooms (default: ${DEFAULT-VALUE})")
  private int rooms;

  @Option(
      names = "--members",
      defaultValue = "50",
      description = "People in each room, each with a connection (default: ${DEFAULT-VALUE})")
  private int members;

  @Option(
      names = "--seconds",
      defaultValue = "12",
      description = "Of the measurement (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "4",
      paramLabel = "SECONDS",
      description = "Before the measurement (default: ${DEFAULT-VALUE})")
  private int warmUp;

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    require("--rooms", rooms, 1);
    require("--members", members, 1);
    require("--seconds", seconds, 1);
    require("--warm-up", warmUp, 0);
    return Scratch.with("maru-bench-fanout", data -> measure(data, progress));
  }

  private List<Metric> measure(Path data, Progress progress) {
    int people = rooms * members;
    progress.begin("fanout: seating", people);
    List<Seat> seats = Seats.fill(data, rooms, members, progress);
    try (MaruProcess maru = MaruProcess.start(data);
        Crowd crowd = new Crowd(seats, members)) {
      progress.begin("fanout: connecting", people);
      crowd.connect(maru.port(), progress);
      progress.begin("fanout: talking", (warmUp + seconds) * 10L);
      Duration before = maru.process().cpu();
      Loop.Seen seen =
          crowd.talk(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), progress);
      Duration used = maru.process().cpu().minus(before);
      return metrics(seen, used, maru.process().residentKb());
    }
  }

  private List<Metric> metrics(Loop.Seen seen, Duration cpu, long residentKb) {
    long counted = seen.latencies().total();
    long heard = seen.messages() * members - seen.missing();
    return List.of(
        Metric.of("fanout.deliveries_per_s", (double) counted / seconds, "1/s", counted),
        Metric.of("fanout.p50_ms", seen.latencies().ms(0.5), "ms", counted),
        Metric.of("fanout.p99_ms", seen.latencies().ms(0.99), "ms", counted),
        Metric.of("fanout.acks_per_s", (double) seen.acks() / seconds, "1/s", seen.acks()),
        Metric.of("fanout.cpu_us", cpu.toNanos() / 1e3 / Math.max(1, heard), "us", heard),
        Metric.of("fanout.rss_mb", residentKb / 1024.0, "MB", 1),
        Metric.of("fanout.errors", seen.errors(), "", seen.messages()),
        Metric.of("fanout.missing", (double) seen.missing(), "", seen.messages() * members));
  }

  @Override
  public boolean passed(List<Metric> metrics) {
    return metrics.stream()
        .filter(each -> each.metric().matches("fanout\\.(errors|missing)"))
        .allMatch(each -> each.value() == 0);
  }

  private static void require(String option, int value, int least) {
    if (value < least) {
      throw MaruException.invalid(option, Integer.toString(value), "at least " + least);
    }
  }
}
