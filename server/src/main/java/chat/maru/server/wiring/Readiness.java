package chat.maru.server.wiring;

import chat.maru.base.Threads;
import chat.maru.storage.Database;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this node can serve: its database answers within [#SECONDS]. Thread-safe; blocks for as
/// long at most.
final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final int SECONDS = 2;

  private final Database database;

  Readiness(Database database) {
    this.database = database;
  }

  /// Why no traffic should come; nothing if it may.
  Optional<String> notReady() {
    BlockingQueue<String> answer = new ArrayBlockingQueue<>(1);
    Threads.startVirtual("readiness", () -> answer.add(ask()));
    try {
      String why = answer.poll(SECONDS, TimeUnit.SECONDS);
      return why == null
          ? Optional.of("The database did not answer within " + SECONDS + " s")
          : Optional.of(why).filter(text -> !text.isEmpty());
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private String ask() {
    try {
      database.ping();
      return "";
    } catch (RuntimeException e) {
      LOG.warn("The database cannot be read", e);
      return "The database cannot be read";
    }
  }
}
