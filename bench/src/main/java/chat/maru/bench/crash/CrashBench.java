package chat.maru.bench.crash;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.crash.Talker.Promise;
import chat.maru.bench.people.Seat;
import chat.maru.bench.people.Seats;
import chat.maru.bench.process.MaruProcess;
import chat.maru.bench.process.Scratch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kill -9` at random moments while eight people talk in two rooms, a restart, and the question
/// whether everything that was confirmed or shown is still there, once and in its place.
///
/// A killed process loses nothing that it had handed to the operating system, so a kill alone shows
/// that nothing is confirmed before it is written, not that it was flushed to the disk. With
/// `--power-cut` what was not flushed is taken back after each kill ([PowerCut]); with `--lies` the
/// disk does not flush either, which must be found out.
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description = "Kills the server at random moments and counts broken promises.",
    footer = {"", "Example: ./maru bench crash --kills 1000"})
public final class CrashBench implements Benchmark {
  private static final int ROOMS = 2;
  private static final int MEMBERS = 4;
  private static final int LONGEST_MS = 400;

  @Option(names = "--kills", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the moments of the kills (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An empty PostgreSQL database to use instead of SQLite.")
  private @Nullable String database;

  @Option(
      names = "--power-cut",
      description = "Also takes back what was written and not flushed (SQLite; needs cc).")
  private boolean powerCut;

  @Option(
      names = "--lies",
      description = "The disk says that it has flushed and has not: promises must break.")
  private boolean lies;

  private final int[] judged = new int[ROOMS * MEMBERS];

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    if (kills < 1) {
      throw MaruException.invalid("--kills", Integer.toString(kills), "at least 1");
    }
    if (database != null && (powerCut || lies)) {
      throw MaruException.invalid("--power-cut", "with --database", "SQLite");
    }
    return Scratch.with(
        "maru-bench-crash", directory -> measure(directory.resolve("data"), directory, progress));
  }

  private List<Metric> measure(Path data, Path directory, Progress progress) throws IOException {
    Files.createDirectory(data);
    progress.begin("crash: seating", ROOMS * MEMBERS);
    List<Seat> seats = Seats.fill(data, Optional.ofNullable(database), ROOMS, MEMBERS, progress);
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<Talker> talkers = seats.stream().map(seat -> new Talker(http, seat)).toList();
      List<Verdict> verdicts = new ArrayList<>();
      for (int room = 0; room < ROOMS; room++) {
        verdicts.add(new Verdict());
      }
      Random moments = new Random(seed);
      PowerCut cut = powerCut || lies ? new PowerCut(directory, lies, moments) : null;
      long inFlight = killAll(data, cut, talkers, verdicts, moments, progress);
      return metrics(talkers, verdicts, inFlight, cut);
    }
  }

  private long killAll(
      Path data,
      @Nullable PowerCut cut,
      List<Talker> talkers,
      List<Verdict> verdicts,
      Random moments,
      Progress progress) {
    long inFlight = 0;
    progress.begin("crash: killing", kills);
    for (int kill = 0; kill <= kills; kill++) {
      try (MaruProcess maru = start(data, cut)) {
        judge(maru, talkers, verdicts, kill == kills);
        if (kill < kills) {
          talkers.forEach(talker -> talker.begin(maru.address()));
          Threads.sleep(Duration.ofMillis(1 + moments.nextInt(LONGEST_MS)));
          maru.process().kill();
          talkers.forEach(Talker::end);
          if (cut != null) {
            cut.strike();
          }
          inFlight += talkers.stream().mapToInt(Talker::inFlight).sum();
        }
      }
      progress.step();
    }
    return inFlight;
  }

  private MaruProcess start(Path data, @Nullable PowerCut cut) {
    return database == null
        ? MaruProcess.start(data, cut == null ? Map.of() : cut.environment())
        : MaruProcess.start(data, "--database", database);
  }

  /// @param all whether everything since the beginning is judged once more
  private void judge(MaruProcess maru, List<Talker> talkers, List<Verdict> verdicts, boolean all) {
    for (int place = 0; place < talkers.size(); place++) {
      Talker talker = talkers.get(place);
      Verdict verdict = verdicts.get(place / MEMBERS);
      Door door = talker.door(maru.address());
      verdict.read(door);
      List<Promise> promises = talker.acked(all ? 0 : judged[place]);
      judged[place] += all ? 0 : promises.size();
      verdict.promised(promises);
      verdict.shown(talker.takeShown());
      verdict.marked(talker.readMark(), door.readMark());
    }
  }

  private List<Metric> metrics(
      List<Talker> talkers, List<Verdict> verdicts, long inFlight, @Nullable PowerCut cut) {
    long acked = talkers.stream().mapToLong(talker -> talker.acked(0).size()).sum();
    long marks = (long) kills * talkers.size();
    return List.of(
        Metric.of("crash.acked", (double) acked, "", kills),
        Metric.of("crash.lost", sum(verdicts, Verdict::lost), "", acked),
        Metric.of("crash.doubled", sum(verdicts, Verdict::doubled), "", acked),
        Metric.of("crash.reordered", sum(verdicts, Verdict::reordered), "", acked),
        Metric.of("crash.read_regressed", sum(verdicts, Verdict::regressed), "", marks),
        Metric.of("crash.in_flight_at_kill", (double) inFlight / kills, "", kills),
        Metric.of("crash.writes_taken_back", cut == null ? 0 : (double) cut.dropped(), "", kills));
  }

  private static double sum(List<Verdict> verdicts, ToDoubleFunction<Verdict> count) {
    return verdicts.stream().mapToDouble(count).sum();
  }

  @Override
  public boolean passed(List<Metric> metrics) {
    return metrics.stream()
        .filter(each -> each.metric().matches("crash\\.(lost|doubled|reordered|read_regressed)"))
        .allMatch(each -> each.value() == 0);
  }
}
