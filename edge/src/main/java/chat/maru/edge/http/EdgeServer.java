package chat.maru.edge.http;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.Authenticator;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Handler;
import chat.maru.edge.Health;
import chat.maru.edge.Routes;
import chat.maru.edge.route.RouteTable;
import chat.maru.edge.socket.SocketTimings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// The running HTTP server.
public final class EdgeServer implements AutoCloseable {
  /// How long connections may take to end once nothing is under way.
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final int MAX_MESSAGE_BYTES = (1 << 20) + (1 << 16);

  private final Loops loops;
  private final ExecutorService threads;

  /// Servers of this process, of which a test has several on the same loops.
  private static final AtomicInteger SERVERS = new AtomicInteger();

  private final List<Listener> listeners;
  private final SocketDoor sockets;
  private final AccessLog log;
  private final Draining draining;
  private final Duration drain;
  private final int port;

  private EdgeServer(
      Loops loops,
      ExecutorService threads,
      List<Listener> listeners,
      SocketDoor sockets,
      AccessLog log,
      Draining draining,
      Duration drain) {
    this.loops = loops;
    this.threads = threads;
    this.listeners = listeners;
    this.sockets = sockets;
    this.log = log;
    this.draining = draining;
    this.drain = drain;
    this.port = listeners.getFirst().port();
  }

  /// Starts listening and returns once requests are answered.
  ///
  /// @param pages answers what no route does: the web files
  /// @throws MaruException `PORT_IN_USE` or `CANNOT_LISTEN`
  public static EdgeServer start(
      EdgeConfig config, Routes routes, Authenticator authenticator, Handler pages, Health health) {
    return start(config, routes, authenticator, pages, health, SocketTimings.DEFAULT);
  }

  static EdgeServer start(
      EdgeConfig config,
      Routes routes,
      Authenticator authenticator,
      Handler pages,
      Health health,
      SocketTimings timings) {
    Loops loops = Loops.use();
    Vertx vertx = loops.vertx();
    ExecutorService threads = Threads.virtual("http");
    try {
      SocketDoor sockets = new SocketDoor(authenticator, timings);
      health.metrics().gauge("maru_open_sockets", sockets, SocketDoor::count);
      AccessLog log = new AccessLog(health);
      Draining draining = new Draining();
      Routes all = new MachineRoutes(config, draining.in(health)).addTo(routes);
      Pipeline pipeline = new Pipeline(filters(config, authenticator), pages, log, sockets);
      RouteTable table = new RouteTable(all.all());
      List<Listener> listeners = new ArrayList<>();
      int number = SERVERS.incrementAndGet();
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        Listener listener =
            new Listener(options(), config, table, pipeline, threads, draining, number);
        await(vertx.deployVerticle(listener), config);
        listeners.add(listener);
      }
      sockets.sweepEvery(vertx);
      return new EdgeServer(loops, threads, listeners, sockets, log, draining, config.drain());
    } catch (RuntimeException e) {
      loops.close();
      threads.shutdownNow();
      throw e;
    }
  }

  /// The order in which a request is checked.
  private static List<Filter> filters(EdgeConfig config, Authenticator authenticator) {
    Limits limits = new Limits(config.rates());
    return List.of(
        limits::byAddress,
        new Authentication(authenticator),
        limits::byCaller,
        new Authorization(),
        new CsrfProof(),
        new UploadBody(config.uploads()));
  }

  public int port() {
    return port;
  }

  /// How many sockets are open or opening.
  public int sockets() {
    return sockets.count();
  }

  /// Takes no more requests (they are answered by 503), tells the sockets, lets answers under way
  /// finish within the configured time, ends.
  @Override
  public void close() {
    draining.begin();
    sockets.closeAll();
    awaitZero(sockets::count, Duration.ofSeconds(1));
    awaitZero(log::active, drain);
    listeners.forEach(listener -> listener.drain(LAST_WORDS));
    awaitZero(log::active, LAST_WORDS);
    listeners.forEach(Listener::end);
    sockets.stop(loops.vertx());
    loops.close();
    threads.shutdownNow();
  }

  private static void awaitZero(IntSupplier count, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (count.getAsInt() > 0 && System.nanoTime() < until) {
      Threads.sleep(Duration.ofMillis(5));
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setReuseAddress(true)
        .setAcceptBacklog(4096)
        .setIdleTimeout(15)
        .setIdleTimeoutUnit(TimeUnit.MINUTES)
        .setMaxInitialLineLength(16 * 1024)
        .setMaxHeaderSize(32 * 1024)
        .setHandle100ContinueAutomatically(false)
        .setHttp2ClearTextEnabled(false)
        .setMaxWebSocketFrameSize(MAX_MESSAGE_BYTES)
        .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false);
  }

  private static void await(Future<?> deployment, EdgeConfig config) {
    String where = config.host() + ":" + config.port();
    try {
      deployment.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (TimeoutException e) {
      throw new MaruException(EdgeError.CANNOT_LISTEN, "Listening on " + where + " took too long");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause != null && String.valueOf(cause.getMessage()).contains("in use")) {
        throw new MaruException(
            EdgeError.PORT_IN_USE,
            "Port "
                + config.port()
                + " is in use. Stop the other program, or choose another port with --port",
            e);
      }
      throw new MaruException(
          EdgeError.CANNOT_LISTEN,
          "Cannot listen on " + where + ": " + (cause == null ? e : cause).getMessage(),
          e);
    }
  }
}
