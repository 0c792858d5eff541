package chat.maru.edge;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;

/// What the server tells machines about itself.
///
/// @param notReady why no traffic should come yet, or nothing
public record Health(PrometheusMeterRegistry metrics, Supplier<Optional<String>> notReady) {
  /// Ready from the start, with a registry of its own.
  public static Health ready() {
    return new Health(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Optional::empty);
  }
}
