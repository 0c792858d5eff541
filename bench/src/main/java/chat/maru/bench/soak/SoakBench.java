package chat.maru.bench.soak;

import chat.maru.base.Threads;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.load.MockUpstream;
import chat.maru.bench.process.MaruProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A steady mix of streamed and plain calls, a fifth of which are left in the middle, and what the
/// server holds meanwhile: resident memory, live heap (after a collection that is asked for),
/// threads and sockets. Growth counts from a third of the run on.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Memory, threads and sockets under mixed load with clients that leave.",
    footer = {"", "Example: ./maru bench soak --minutes 30"})
public final class SoakBench implements Benchmark {
  private static final int LEAVES = 5;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      description = "How long (default: ${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--rate",
      defaultValue = "50",
      description = "Calls a second (default: ${DEFAULT-VALUE})")
  private int rate;

  private final LongAdder calls = new LongAdder();
  private final LongAdder errors = new LongAdder();

  /// What the server held at one moment.
  private record Sample(double minute, double rssMb, double heapMb, long threads, long sockets) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "minute %.1f: rss %.0f MB, live heap %.1f MB, %d threads, %d sockets",
          minute,
          rssMb,
          heapMb,
          threads,
          sockets);
    }
  }

  @Override
  public List<Metric> measure(Progress progress) throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    try (MockUpstream mock = MockUpstream.start(vertx, 20);
        MaruProcess maru = MaruProcess.start(config(mock.port()))) {
      Caller caller = new Caller(maru.port(), maru.firstKey());
      long start = System.nanoTime();
      long end = start + (long) (minutes * 60e9);
      long period = Math.max(1_000_000_000L, (long) (minutes * 60e9 / 30));
      progress.begin("soak", 30);
      List<Sample> series = new ArrayList<>();
      Thread load = Threads.startVirtual("load", () -> load(caller, end));
      for (long at = start + period; at <= end; at += period) {
        Threads.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
        series.add(sample(maru, (at - start) / 60e9));
        progress.step();
      }
      load.join();
      return metrics(series);
    } finally {
      var _ = vertx.close();
    }
  }

  /// The live heap may grow by a twentieth from a third of the run on, and no call may fail.
  @Override
  public boolean passed(List<Metric> metrics) {
    return metrics.get(0).value() < 5 && metrics.get(1).value() == 0;
  }

  /// Starts calls at the wanted rate, whatever the answers take.
  private void load(Caller caller, long end) {
    long next = System.nanoTime();
    for (long number = 0; next < end; number++) {
      long mine = number;
      Threads.startVirtual("call", () -> call(caller, mine));
      next += 1_000_000_000L / rate;
      Threads.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
    Threads.sleep(Duration.ofSeconds(2)); // the last calls end
  }

  private void call(Caller caller, long number) {
    calls.increment();
    try {
      if (!caller.call(number % 3 != 0, number % LEAVES == 0)) {
        errors.increment();
      }
    } catch (IOException e) {
      errors.increment();
    }
  }

  private static Sample sample(MaruProcess maru, double minute)
      throws IOException, InterruptedException {
    String histogram = jcmd(maru.process().pid(), "GC.class_histogram");
    String[] total = histogram.substring(histogram.lastIndexOf("Total")).strip().split("\\s+", -1);
    return new Sample(
        minute,
        maru.process().residentKb() / 1024.0,
        Double.parseDouble(total[2]) / (1 << 20),
        maru.process().threads(),
        maru.process().sockets());
  }

  /// Counting the living objects collects first.
  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(tool.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor(30, TimeUnit.SECONDS);
    return out;
  }

  private List<Metric> metrics(List<Sample> series) {
    Sample third = series.get(series.size() / 3);
    Sample last = series.getLast();
    List<Metric> metrics = new ArrayList<>();
    int n = series.size();
    double growth = (last.heapMb() / third.heapMb() - 1) * 100;
    metrics.add(Metric.of("soak.heap_growth", growth, "%", n));
    metrics.add(Metric.of("soak.errors", errors.doubleValue(), "", calls.sum()));
    metrics.add(Metric.of("soak.calls", calls.doubleValue(), "", calls.sum()));
    metrics.add(Metric.of("soak.rss_mb", last.rssMb(), "MB", n).beside("third", third.rssMb()));
    metrics.add(Metric.of("soak.heap_mb", last.heapMb(), "MB", n).beside("third", third.heapMb()));
    metrics.add(
        Metric.of("soak.threads", (double) last.threads(), "", n)
            .beside("third", (double) third.threads()));
    metrics.add(
        Metric.of("soak.sockets", (double) last.sockets(), "", n)
            .beside("third", (double) third.sockets()));
    for (Sample sample : series) {
      metrics.add(Metric.of("soak.series", sample.minute(), "min", 1).saying(sample.toString()));
    }
    return metrics;
  }

  private static String config(int upstream) {
    return """
    providers:
      - name: mock
        kind: openai
        url: http://127.0.0.1:%d/v1
        key: none
        models: [{ name: mock, price: { input: 0.25, output: 2.00 }, context: 128000 }]
    """
        .formatted(upstream);
  }
}
