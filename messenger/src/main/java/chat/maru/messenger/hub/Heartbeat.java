package chat.maru.messenger.hub;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the hub's heart beat until it is closed.
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration BEAT = Duration.ofMillis(250);
  private static final int REPAIR_EVERY = 4;

  private final Hub hub;
  private final Thread thread;
  private volatile boolean closed;

  public Heartbeat(Hub hub) {
    this.hub = hub;
    this.thread = Threads.startVirtual("hub-heartbeat", this::run);
  }

  private void run() {
    for (int beat = 1; !closed; beat++) {
      try {
        Threads.sleep(BEAT);
        hub.beat();
        if (beat % REPAIR_EVERY == 0) {
          hub.repair();
        }
      } catch (MaruException e) {
        if (!closed) {
          LOG.warn("The hub could not look for missed events: {}", e.message());
        }
      } catch (RuntimeException e) {
        // Whatever it is: this heart must not stop.
        LOG.error("The hub could not look for missed events", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
