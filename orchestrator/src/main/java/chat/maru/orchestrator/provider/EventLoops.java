package chat.maru.orchestrator.provider;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/// The event loops on which all connections to providers live. They only move bytes; whoever waits
/// does so on a virtual thread.
public final class EventLoops implements AutoCloseable {
  private final Vertx vertx;

  private EventLoops(Vertx vertx) {
    this.vertx = vertx;
  }

  public static EventLoops start() {
    return new EventLoops(
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true)));
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
