package chat.maru.edge.http;

import chat.maru.base.MaruException;
import chat.maru.edge.Health;
import chat.maru.edge.route.RouteTable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts and logs each request by its route's pattern: never a path parameter, query, header or
/// body, because those may be secrets.
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("chat.maru.access");

  /// Others are one name in metrics and logs: a client may invent as many as it likes.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final PrometheusMeterRegistry metrics;
  private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Counter> errors = new ConcurrentHashMap<>();
  private final AtomicInteger active;

  AccessLog(Health health) {
    metrics = health.metrics();
    active = metrics.gauge("maru_http_active_requests", new AtomicInteger());
  }

  void begin() {
    active.incrementAndGet();
  }

  int active() {
    return active.get();
  }

  void end(Exchange exchange, int status) {
    active.decrementAndGet();
    long nanos = System.nanoTime() - exchange.startedNanos();
    String route =
        exchange.match() instanceof RouteTable.Match.Found found
            ? found.route().toString()
            : (METHODS.contains(exchange.method()) ? exchange.method() : "OTHER") + " other";
    timer(route, status).record(nanos, TimeUnit.NANOSECONDS);
    if (status >= 500 ? LOG.isInfoEnabled() : LOG.isDebugEnabled()) {
      LOG.atLevel(status >= 500 ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG)
          .log(
              "{} {} {} {} ms {} {}",
              exchange.requestId(),
              route,
              status,
              nanos / 1_000_000,
              exchange.remoteAddress(),
              exchange.findCaller().map(caller -> caller.user().value()).orElse("-"));
    }
  }

  /// An error that a caller was told: refused budgets and rates, wrong requests, failed vendors.
  void told(MaruException error) {
    errors
        .computeIfAbsent(
            error.code().code(),
            code -> Counter.builder("maru_errors").tag("code", code).register(metrics))
        .increment();
  }

  private Timer timer(String route, int status) {
    return timers.computeIfAbsent(
        route + " " + status,
        _ ->
            Timer.builder("maru_http_requests")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(metrics));
  }
}
