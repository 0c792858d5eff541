package chat.maru.orchestrator.money.lease;

import chat.maru.base.Ids;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process among those that share the accounts: an epoch that is never used again, and the
/// promise to say every few seconds that it lives. A node that was taken for dead goes on under a
/// new epoch; what the old one had leased is settled and given back like before.
final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final Duration RENEWED = Duration.ofSeconds(10);

  private final LeaseStore store;
  private final InstantSource clock;
  private volatile String epoch;
  private boolean joined;
  private long renewedMs;

  Node(LeaseStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.epoch = Ids.next(clock);
  }

  String epoch() {
    return epoch;
  }

  /// Makes this node known before it leases for the first time. Blocks.
  synchronized void join() {
    if (!joined) {
      store.join(epoch, clock.millis() + LIFE.toMillis());
      joined = true;
      renewedMs = clock.millis();
    }
  }

  /// Begins a new epoch.
  synchronized void renewEpoch(String fenced) {
    if (epoch.equals(fenced)) {
      LOG.warn("This node was taken for dead by another one; it leases anew");
      epoch = Ids.next(clock);
      joined = false;
    }
  }

  /// Says that this node lives, and fences off those that do not say so any more. Blocks.
  ///
  /// @return `false` if this node itself was fenced off
  synchronized boolean beat() {
    long now = clock.millis();
    if (!joined || now - renewedMs < RENEWED.toMillis()) {
      return true;
    }
    renewedMs = now;
    boolean alive = store.renew(epoch, now + LIFE.toMillis());
    store.fence(now);
    return alive;
  }
}
