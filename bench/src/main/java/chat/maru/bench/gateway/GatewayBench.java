package chat.maru.bench.gateway;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.load.ClosedLoop;
import chat.maru.bench.load.LoadResult;
import chat.maru.bench.load.MockUpstream;
import chat.maru.bench.process.MaruProcess;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the gateway adds to a request: the mock alone (`direct`), nginx as a plain proxy, and Maru
/// with keys, routing and receipts on, one after the other in each round, on the same cores.
///
/// Of each figure the median of the rounds counts.
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Requests and streams a second through /v1, beside nginx if it is installed.",
    footer = {"", "Example: ./maru bench gateway --seconds 5"})
public final class GatewayBench implements Benchmark {
  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Of each measurement (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description =
          "Seconds of each load before the first round, for Maru (default: ${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--gap-ms",
      defaultValue = "0",
      description =
          "Between two events of a stream (default: ${DEFAULT-VALUE}, the mock's next turn)")
  private int gapMs;

  @Option(
      names = "--peers",
      split = ",",
      defaultValue = "nginx",
      description = "Those found installed: nginx")
  private List<String> peers = List.of();

  @Override
  public List<Metric> measure(Progress progress) {
    Vertx vertx = Vertx.vertx();
    try (MockUpstream mock = MockUpstream.start(vertx, gapMs);
        MaruProcess maru = MaruProcess.start(config(mock.port()))) {
      String key = maru.firstKey();
      Map<String, Target> targets = new LinkedHashMap<>();
      targets.put("direct", new Target(vertx, mock.port(), "none", () -> Duration.ZERO));
      Optional<Nginx> nginx =
          Nginx.installed()
              .filter(_ -> peers.contains("nginx"))
              .map(path -> Nginx.start(path, mock.port()));
      nginx.ifPresent(
          proxy -> targets.put("nginx", new Target(vertx, proxy.port(), "none", proxy::cpu)));
      targets.put("maru", new Target(vertx, maru.port(), key, maru.process()::cpu));
      try {
        rounds(targets, progress);
        return metrics(targets, maru);
      } finally {
        nginx.ifPresent(Nginx::close);
      }
    } finally {
      var _ = vertx.close();
    }
  }

  private static String config(int upstream) {
    return """
        providers:
          - name: mock
            kind: openai
            url: http://127.0.0.1:%d/v1
            key: none
            models:
              - { name: mock, upstream: mock, price: { input: 0.25, output: 2.00 }, context: 128000, tools: true }
        """
        .formatted(upstream);
  }

  private void rounds(Map<String, Target> targets, Progress progress) {
    targets.forEach(
        (name, target) ->
            target.warmUp(Duration.ofSeconds(name.equals("maru") ? warmUp : Math.min(warmUp, 2))));
    progress.begin("gateway", (long) rounds * targets.size());
    for (int round = 0; round < rounds; round++) {
      for (Target target : targets.values()) {
        target.round(Duration.ofSeconds(seconds));
        progress.step();
      }
    }
  }

  private static List<Metric> metrics(Map<String, Target> targets, MaruProcess maru) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(beside(targets, "gateway.rps", "1/s", Target::requestsPerSecond));
    metrics.add(beside(targets, "gateway.streams_per_s", "1/s", Target::streamsPerSecond));
    metrics.add(added(targets, "gateway.added_ms_p50", target -> target.latencyMs(0.5)));
    metrics.add(added(targets, "gateway.added_ms_p99", target -> target.latencyMs(0.99)));
    metrics.add(
        added(targets, "gateway.first_chunk_added_ms_p50", target -> target.firstChunkMs(0.5)));
    metrics.add(
        added(targets, "gateway.first_chunk_added_ms_p99", target -> target.firstChunkMs(0.99)));
    metrics.add(beside(targets, "gateway.cpu_us_per_request", "us", Target::cpuMicros));
    metrics.add(beside(targets, "gateway.cpu_us_per_stream", "us", Target::cpuMicrosOfStream));
    metrics.add(Metric.of("gateway.errors", errors(targets), "", targets.size()));
    metrics.add(Metric.of("gateway.rss_mb", maru.process().residentKb() / 1024.0, "MB", 1));
    return metrics;
  }

  private interface Figure {
    double of(Target target);
  }

  private static Metric beside(
      Map<String, Target> targets, String name, String unit, Figure figure) {
    Target maru = targets.getOrDefault("maru", targets.values().iterator().next());
    Metric metric = Metric.of(name, figure.of(maru), unit, maru.requests());
    for (Map.Entry<String, Target> target : targets.entrySet()) {
      if (target.getValue() != maru) {
        metric = metric.beside(target.getKey(), figure.of(target.getValue()));
      }
    }
    return metric;
  }

  /// The latency over that of the mock asked directly.
  private static Metric added(Map<String, Target> targets, String name, Figure figure) {
    Target direct = targets.values().iterator().next();
    return beside(targets, name, "ms", target -> figure.of(target) - figure.of(direct));
  }

  private static double errors(Map<String, Target> targets) {
    return targets.values().stream().mapToInt(Target::errors).sum();
  }

  /// One server under the four loads, and what each round of them saw.
  private static final class Target {
    private static final String BODY =
        "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"Who is here?\"}]";

    private final ClosedLoop plain;
    private final ClosedLoop stream;
    private final Supplier<Duration> cpu;
    private final List<Double> cpuMicros = new ArrayList<>();
    private final List<Double> cpuMicrosOfStreams = new ArrayList<>();
    private final List<LoadResult> many = new ArrayList<>();
    private final List<LoadResult> manyStreams = new ArrayList<>();
    private final List<LoadResult> one = new ArrayList<>();
    private final List<LoadResult> oneStream = new ArrayList<>();

    Target(Vertx vertx, int port, String key, Supplier<Duration> cpu) {
      this.cpu = cpu;
      plain = new ClosedLoop(vertx, port, ClosedLoop.post("/v1/chat/completions", key, BODY + "}"));
      stream =
          new ClosedLoop(
              vertx,
              port,
              ClosedLoop.post("/v1/chat/completions", key, BODY + ",\"stream\":true}"));
    }

    void warmUp(Duration duration) {
      plain.run(64, duration);
      stream.run(64, duration);
    }

    void round(Duration duration) {
      many.add(measured(plain, 64, duration, cpuMicros));
      manyStreams.add(measured(stream, 200, duration, cpuMicrosOfStreams));
      one.add(plain.run(1, duration));
      oneStream.add(stream.run(1, duration));
    }

    private LoadResult measured(
        ClosedLoop loop, int connections, Duration duration, List<Double> micros) {
      Duration before = cpu.get();
      LoadResult result = loop.run(connections, duration);
      micros.add(cpu.get().minus(before).toNanos() / 1e3 / Math.max(1, result.count()));
      return result;
    }

    double cpuMicros() {
      return median(cpuMicros.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double cpuMicrosOfStream() {
      return median(cpuMicrosOfStreams.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double requestsPerSecond() {
      return median(many.stream().mapToDouble(LoadResult::perSecond).toArray());
    }

    double streamsPerSecond() {
      return median(manyStreams.stream().mapToDouble(LoadResult::perSecond).toArray());
    }

    double latencyMs(double quantile) {
      return median(one.stream().mapToDouble(result -> result.totalMs(quantile)).toArray());
    }

    double firstChunkMs(double quantile) {
      return median(
          oneStream.stream().mapToDouble(result -> result.firstByteMs(quantile)).toArray());
    }

    long requests() {
      return many.stream().mapToLong(LoadResult::count).sum();
    }

    int errors() {
      return java.util.stream.Stream.of(many, manyStreams, one, oneStream)
          .flatMap(List::stream)
          .mapToInt(LoadResult::errors)
          .sum();
    }

    private static double median(double[] values) {
      java.util.Arrays.sort(values);
      return values.length == 0 ? 0 : values[values.length / 2];
    }
  }
}
