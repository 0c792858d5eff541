package chat.maru.messenger.polls;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends polls when their time comes, until it is closed.
public final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Polls polls;
  private final Thread thread;
  private volatile boolean closed;

  public Deadlines(Polls polls) {
    this.polls = polls;
    this.thread = Threads.startVirtual("deadlines", this::run);
  }

  private void run() {
    while (!closed) {
      try {
        polls.closeDue();
        Threads.sleep(LOOK);
      } catch (MaruException e) {
        if (!closed) {
          LOG.warn("Polls whose time has come could not be ended: {}", e.code().code());
          Threads.sleep(LOOK);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
