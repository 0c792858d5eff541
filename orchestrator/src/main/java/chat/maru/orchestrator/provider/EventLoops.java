package chat.maru.orchestrator.provider;

import chat.maru.edge.http.Loops;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// The event loops on which all connections to providers live: those of the process.
public final class EventLoops implements AutoCloseable {
  private final Loops loops;

  private EventLoops(Loops loops) {
    this.loops = loops;
  }

  public static EventLoops start() {
    return new EventLoops(Loops.use());
  }

  Vertx vertx() {
    return loops.vertx();
  }

  /// Runs `task` on the loop of the client whose request this thread serves, so that the connection
  /// to the provider is taken from, or opened on, the same loop; on any loop where there is no such
  /// client.
  void run(Runnable task) {
    Context client = Loops.CURRENT.isBound() ? Loops.CURRENT.get() : null;
    if (client == null || !client.owner().equals(vertx())) {
      task.run();
    } else {
      client.runOnContext(_ -> task.run());
    }
  }

  @Override
  public void close() {
    loops.close();
  }
}
