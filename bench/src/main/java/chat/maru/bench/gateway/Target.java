package chat.maru.bench.gateway;

import chat.maru.bench.load.ClosedLoop;
import chat.maru.bench.load.LoadResult;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One server under the four loads, and what each round of them saw.
final class Target {
  private final ClosedLoop plain;
  private final ClosedLoop stream;
  private final Supplier<Duration> cpu;
  private final List<Double> cpuMicros = new ArrayList<>();
  private final List<Double> cpuMicrosOfStreams = new ArrayList<>();
  private final List<LoadResult> many = new ArrayList<>();
  private final List<LoadResult> manyStreams = new ArrayList<>();
  private final List<LoadResult> one = new ArrayList<>();
  private final List<LoadResult> oneStream = new ArrayList<>();

  Target(Vertx vertx, int port, Peer.Door door, Supplier<Duration> cpu) {
    this.cpu = cpu;
    plain = new ClosedLoop(vertx, port, request(door, ""));
    stream = new ClosedLoop(vertx, port, request(door, ",\"stream\":true"));
  }

  private static String request(Peer.Door door, String more) {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Who is here?\"}]%s}"
            .formatted(door.model(), more);
    return ClosedLoop.post(door.path(), door.headers(), body);
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
    return median(oneStream.stream().mapToDouble(result -> result.firstByteMs(quantile)).toArray());
  }

  long requests() {
    return many.stream().mapToLong(LoadResult::count).sum();
  }

  int errors() {
    return Stream.of(many, manyStreams, one, oneStream)
        .flatMap(List::stream)
        .mapToInt(LoadResult::errors)
        .sum();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[values.length / 2];
  }
}
