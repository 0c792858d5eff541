package chat.maru.orchestrator.provider.otlp;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.money.Settlement;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.Upstream;
import chat.maru.orchestrator.provider.UpstreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends receipts as spans to the collector that the environment names
/// (`OTEL_EXPORTER_OTLP_ENDPOINT`, OpenTelemetry's own variable), as OTLP over HTTP in JSON.
/// Without it there is no exporter.
///
/// A call only puts its receipt into a bounded queue. If the collector is slow or away, spans are
/// dropped and counted; calls never wait for it.
public final class OtlpExporter implements Receipts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OtlpExporter.class);
  private static final int QUEUE = 4096;
  private static final int BATCH = 512;
  private static final Duration GATHER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Receipts next;
  private final Upstream collector;
  private final Map<String, String> headers;
  private final BlockingQueue<Receipt> queue = new ArrayBlockingQueue<>(QUEUE);
  private final LongAdder dropped = new LongAdder();
  private final Thread sender;
  private volatile boolean closed;

  private OtlpExporter(Receipts next, EventLoops loops, URI endpoint, Map<String, String> headers) {
    this.next = next;
    this.collector = new Upstream(loops, "The trace collector", endpoint);
    this.headers = headers;
    this.sender = Threads.startVirtual("traces", this::send);
  }

  /// The exporter that `environment` asks for.
  ///
  /// @param next where every receipt goes too
  public static Optional<OtlpExporter> from(
      Map<String, String> environment, Receipts next, EventLoops loops) {
    String endpoint = environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "").strip();
    if (endpoint.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
    for (String header :
        environment.getOrDefault("OTEL_EXPORTER_OTLP_HEADERS", "").split(",", -1)) {
      int equals = header.indexOf('=');
      if (equals > 0) {
        headers.put(header.substring(0, equals).strip(), header.substring(equals + 1).strip());
      }
    }
    URI base = URI.create(endpoint.replaceAll("/+$", ""));
    return Optional.of(new OtlpExporter(next, loops, base, headers));
  }

  @Override
  public void record(Receipt receipt, List<Settlement> settled) {
    if (!receipt.guided() && !queue.offer(receipt)) {
      dropped.increment();
    }
    next.record(receipt, settled);
  }

  @Override
  public Optional<Receipt> find(String id) {
    return next.find(id);
  }

  /// Sends what waits, if the collector takes it soon, and stops.
  @Override
  public void close() {
    closed = true;
    try {
      boolean ended = sender.join(PATIENCE.multipliedBy(2));
      if (!ended) {
        sender.interrupt();
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
    collector.close();
  }

  private void send() {
    List<Receipt> batch = new ArrayList<>(BATCH);
    while (!closed || !queue.isEmpty()) {
      try {
        Receipt first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        if (!closed) {
          Threads.sleep(GATHER);
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        send(batch);
        batch.clear();
      } catch (InterruptedException e) {
        return; // the server is ending
      }
    }
  }

  private void send(List<Receipt> batch) {
    byte[] body = OtlpSpans.request(batch).toBytes();
    try (UpstreamAnswer answer =
        collector.post("/v1/traces", headers, body, PATIENCE, PATIENCE, new Cancel())) {
      if (answer.status() != 200) {
        LOG.warn("The trace collector answered with {}", answer.status());
      }
    } catch (MaruException e) {
      LOG.warn("{} calls have no trace: {}", batch.size() + dropped.sumThenReset(), e.message());
    }
  }
}
