package chat.maru.orchestrator.metrics;

import static java.util.Objects.requireNonNull;

import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The meters of one model, looked up once.
final class ModelMeters {
  private static final Duration[] STEPS =
      java.util.stream.LongStream.of(
              10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 120_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<Receipt.Outcome, Counter> outcomes = new EnumMap<>(Receipt.Outcome.class);
  private final Timer took;
  private final Timer firstToken;
  private final Counter input;
  private final Counter cached;
  private final Counter output;
  private final Counter reasoning;
  private final Counter dollars;

  ModelMeters(MeterRegistry registry, String provider, String model) {
    String[] who = {"provider", provider, "model", model};
    for (Receipt.Outcome outcome : Receipt.Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("maru.gateway.calls")
              .tags(who)
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    took =
        Timer.builder("maru.gateway.call")
            .tags(who)
            .serviceLevelObjectives(STEPS)
            .register(registry);
    firstToken =
        Timer.builder("maru.gateway.first.token")
            .tags(who)
            .serviceLevelObjectives(STEPS)
            .register(registry);
    input = tokens(registry, who, "input");
    cached = tokens(registry, who, "cached");
    output = tokens(registry, who, "output");
    reasoning = tokens(registry, who, "reasoning");
    dollars = Counter.builder("maru.gateway.cost.usd").tags(who).register(registry);
  }

  void count(Receipt receipt) {
    requireNonNull(outcomes.get(receipt.outcome())).increment();
    took.record(receipt.took());
    Duration first = receipt.firstToken();
    if (first != null) {
      firstToken.record(first);
    }
    Usage usage = receipt.usage();
    add(input, usage.input() - usage.cacheRead());
    add(cached, usage.cacheRead());
    add(output, usage.output() - usage.reasoning());
    add(reasoning, usage.reasoning());
    if (receipt.costMicros() > 0) {
      dollars.increment(receipt.costMicros() / 1e6);
    }
  }

  private static void add(Counter counter, long amount) {
    if (amount > 0) {
      counter.increment((double) amount);
    }
  }

  private static Counter tokens(MeterRegistry registry, String[] who, String kind) {
    return Counter.builder("maru.gateway.tokens").tags(who).tag("kind", kind).register(registry);
  }
}
