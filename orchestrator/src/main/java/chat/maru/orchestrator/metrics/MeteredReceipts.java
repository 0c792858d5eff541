package chat.maru.orchestrator.metrics;

import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.money.Settlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts each receipt and hands it on: whatever leaves a receipt is in the metrics, and nothing of
/// the path of a call knows of them. Thread-safe, does not block.
///
/// Only names that the operator chose become labels, so that no client can make series.
public final class MeteredReceipts implements Receipts {
  private static final String NOBODY = "-";

  private final Receipts next;
  private final Health health;
  private final MeterRegistry registry;
  private final Map<Key, ModelMeters> meters = new ConcurrentHashMap<>();
  private final Map<Failure, Counter> failures = new ConcurrentHashMap<>();

  private record Key(String provider, String model) {}

  private record Failure(String provider, String model, String error) {}

  public MeteredReceipts(Receipts next, Health health, MeterRegistry registry) {
    this.next = next;
    this.health = health;
    this.registry = registry;
  }

  @Override
  public void record(Receipt receipt, List<Settlement> settled) {
    count(receipt);
    next.record(receipt, settled);
  }

  @Override
  public Optional<Receipt> find(String id) {
    return next.find(id);
  }

  private void count(Receipt receipt) {
    if (receipt.guided()) {
      return; // no model was called
    }
    Model model = receipt.model();
    Key key = model == null ? new Key(NOBODY, NOBODY) : new Key(model.provider(), model.name());
    ModelMeters known = meters.get(key);
    if (known == null) {
      known = meters.computeIfAbsent(key, fresh -> register(fresh, model));
    }
    known.count(receipt);
    for (ReceiptStep step : receipt.steps()) {
      if (step.error() != null) {
        failure(new Failure(step.provider(), step.model(), step.error())).increment();
      }
    }
  }

  private ModelMeters register(Key key, @Nullable Model model) {
    if (model != null) {
      Gauge.builder("maru.gateway.breaker", () -> level(model))
          .description("0 = closed, 1 = may be probed, 2 = open")
          .tag("provider", key.provider())
          .tag("model", key.model())
          .register(registry);
    }
    return new ModelMeters(registry, key.provider(), key.model());
  }

  private int level(Model model) {
    return switch (health.standing(model)) {
      case UP -> 0;
      case PROBING -> 1;
      case DOWN -> 2;
    };
  }

  private Counter failure(Failure failure) {
    return failures.computeIfAbsent(
        failure,
        _ ->
            Counter.builder("maru.gateway.attempts.failed")
                .tag("provider", failure.provider())
                .tag("model", failure.model())
                .tag("error", failure.error())
                .register(registry));
  }
}
