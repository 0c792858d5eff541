package chat.maru.edge.http;

import chat.maru.base.Threads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The event loops of this process, as many as it has cores: one set for the connections of clients
/// and those to providers, so that both ends of a call can live on one loop and no loop wakes
/// another to pass on a few bytes. They only move bytes; whoever waits does so on a virtual thread.
///
/// They start with the first who uses them and end with the last.
public final class Loops implements AutoCloseable {
  /// The loop of the connection whose request this thread serves.
  public static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();

  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

  private static @Nullable Vertx shared;
  private static int users;

  private final Vertx vertx;
  private boolean closed;

  private Loops(Vertx vertx) {
    this.vertx = vertx;
  }

  public static Loops use() {
    synchronized (Loops.class) {
      Vertx running = shared;
      if (running == null) {
        running = Vertx.vertx(options());
        shared = running;
      }
      users++;
      return new Loops(running);
    }
  }

  public Vertx vertx() {
    return vertx;
  }

  /// Blocks until the loops have ended if nobody else uses them, for a few seconds at most.
  @Override
  public void close() {
    synchronized (Loops.class) {
      if (closed) {
        return;
      }
      closed = true;
      users--;
      if (users > 0) {
        return;
      }
      shared = null;
    }
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The event loops did not end in time", e);
    }
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setPreferNativeTransport(true)
        .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
        .setWorkerPoolSize(2)
        .setInternalBlockingPoolSize(2)
        .setUseDaemonThread(true);
  }
}
