package chat.maru.server.wiring;

import chat.maru.accounts.Revocations;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.bus.NatsBus;
import chat.maru.messenger.bus.Signal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Joins this node to the others.
final class Neighbours {
  private Neighbours() {}

  /// @param url of a NATS server; nothing for a single node
  static Bus.Source bus(Optional<String> url) {
    return url.<Bus.Source>map(at -> epoch -> NatsBus.connect(at, epoch)).orElse(_ -> Bus.NONE);
  }

  /// Sign-outs reach every node at once.
  static void join(Bus bus, Revocations revocations) {
    revocations.onRevokedHere(credential -> bus.publish(new Signal.Revoked(credential)));
    bus.subscribe(
        signal -> {
          if (signal instanceof Signal.Revoked(String credential)) {
            revocations.revokedElsewhere(credential);
          }
        });
  }

  static void measure(Bus bus, MeterRegistry metrics) {
    Gauge.builder("maru.bus.connected", bus, now -> now.health().connected() ? 1 : 0)
        .register(metrics);
    count("sent", bus, now -> now.health().sent(), metrics);
    count("received", bus, now -> now.health().received(), metrics);
    count("dropped", bus, now -> now.health().dropped(), metrics);
    count("outages", bus, now -> now.health().outages(), metrics);
  }

  private static void count(
      String what, Bus bus, ToDoubleFunction<Bus> value, MeterRegistry metrics) {
    FunctionCounter.builder("maru.bus." + what, bus, value).register(metrics);
  }
}
