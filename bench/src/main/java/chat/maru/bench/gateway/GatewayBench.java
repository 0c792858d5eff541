package chat.maru.bench.gateway;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.load.MockUpstream;
import chat.maru.bench.process.MaruProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the gateway adds to a request: the mock alone (`direct`), nginx as a plain proxy, other
/// gateways that are found, and Maru with keys, routing, a budget and receipts on, one after the
/// other in each round, on the same cores.
///
/// Of each figure the median of the rounds counts.
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Requests and streams a second through /v1, beside the gateways found installed.",
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
      defaultValue = "nginx,tensorzero,portkey,litellm",
      description = "Those of them that are found (default: ${DEFAULT-VALUE})")
  private List<String> peers = List.of();

  @Option(
      names = "--python",
      defaultValue = "python3",
      description = "Of the environment that tensorzero and litellm[proxy] may be in")
  private Path python = Path.of("python3");

  @Option(
      names = "--node-modules",
      defaultValue = "node_modules",
      description = "Where @portkey-ai/gateway may be")
  private Path nodeModules = Path.of("node_modules");

  @Override
  public List<Metric> measure(Progress progress) {
    Vertx vertx = Vertx.vertx();
    List<Peer> beside = new ArrayList<>();
    try (MockUpstream mock = MockUpstream.start(vertx, gapMs);
        MaruProcess maru = MaruProcess.start(config(mock.port()))) {
      startPeers(mock.port(), beside);
      Map<String, Target> targets = new LinkedHashMap<>();
      targets.put(
          "direct", new Target(vertx, mock.port(), Peer.Door.plain("none"), () -> Duration.ZERO));
      beside.forEach(
          peer -> targets.put(peer.name(), new Target(vertx, peer.port(), peer.door(), peer::cpu)));
      Peer.Door door = Peer.Door.plain(maru.firstKey());
      targets.put("maru", new Target(vertx, maru.port(), door, maru.process()::cpu));
      rounds(targets, progress);
      return metrics(targets, maru);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      beside.forEach(Peer::close);
      var _ = vertx.close();
    }
  }

  private void startPeers(int upstream, List<Peer> started) throws IOException {
    PythonPeers pythons = new PythonPeers(python);
    if (peers.contains("nginx")) {
      Nginx.start(upstream).ifPresent(started::add);
    }
    if (peers.contains("tensorzero")) {
      pythons.tensorZero(upstream).ifPresent(started::add);
    }
    if (peers.contains("portkey")) {
      Portkey.start(nodeModules, upstream).ifPresent(started::add);
    }
    if (peers.contains("litellm")) {
      pythons.liteLlm(upstream).ifPresent(started::add);
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
}
