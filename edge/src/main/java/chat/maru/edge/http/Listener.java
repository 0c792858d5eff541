package chat.maru.edge.http;

import chat.maru.base.Deadline;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Route.Endpoint;
import chat.maru.edge.route.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The server on one event loop: finds the route, reads the body within its limit, and hands the
/// request to a virtual thread. It never blocks and never runs an endpoint.
///
/// The body is read *before* the hand-over, because a handler attached later would miss what has
/// already arrived; uploads and sockets are paused instead until their filters have passed.
final class Listener extends VerticleBase {
  /// The most that any request may take; model calls set shorter deadlines of their own.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final HttpServerOptions options;
  private final EdgeConfig config;
  private final RouteTable routes;
  private final Pipeline pipeline;
  private final ExecutorService threads;
  private final Draining draining;
  private final int serverNumber;
  private @Nullable HttpServer server;

  Listener(
      HttpServerOptions options,
      EdgeConfig config,
      RouteTable routes,
      Pipeline pipeline,
      ExecutorService threads,
      Draining draining,
      int serverNumber) {
    this.options = options;
    this.config = config;
    this.routes = routes;
    this.pipeline = pipeline;
    this.threads = threads;
    this.draining = draining;
    this.serverNumber = serverNumber;
  }

  @Override
  public Future<?> start() {
    HttpServer made = vertx.createHttpServer(options);
    server = made;
    // Any free port must be the same one for all loops of this server, and of no other.
    SocketAddress address =
        config.port() == 0
            ? SocketAddress.sharedRandomPort(serverNumber, config.host())
            : SocketAddress.inetSocketAddress(config.port(), config.host());
    return made.requestHandler(this::received).listen(address);
  }

  int port() {
    HttpServer listening = server;
    return listening == null ? 0 : listening.actualPort();
  }

  /// Closes what is left. Blocks for some seconds at most.
  void end() {
    try {
      vertx
          .undeploy(deploymentID())
          .toCompletionStage()
          .toCompletableFuture()
          .get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new MaruException(EdgeError.CANNOT_LISTEN, "The server did not stop in time", e);
    }
  }

  Future<Void> drain(Duration patience) {
    HttpServer listening = server;
    return listening == null ? Future.succeededFuture() : listening.shutdown(patience);
  }

  private void received(HttpServerRequest http) {
    RouteTable.Match match;
    MaruException refusal = null;
    try {
      match = routes.match(http.method().name(), http.path() == null ? "" : http.path());
    } catch (MaruException e) {
      match = new RouteTable.Match.Nothing();
      refusal = e;
    }
    Exchange exchange =
        new Exchange(
            http,
            context,
            match,
            Ids.randomHex(8),
            Deadline.after(LONGEST),
            new ClientAddress(http, config.publicUrl(), config.proxies()));
    http.response().closeHandler(_ -> exchange.clientGone());
    http.response().exceptionHandler(_ -> {});
    if (refusal == null) {
      refusal = draining.refusal(exchange.rawPath());
    }
    if (refusal != null) {
      exchange.refuse(refusal);
      serveUnread(exchange);
    } else if (match instanceof RouteTable.Match.Found found) {
      switch (found.route().endpoint()) {
        case Endpoint.Plain plain -> readBody(exchange, plain.maxBytes());
        case Endpoint.Upload _, Endpoint.Stream _, Endpoint.Upgrade _ -> {
          http.pause();
          serve(exchange);
        }
      }
    } else {
      serveUnread(exchange);
    }
  }

  /// Serves a request whose body nobody wants. One without a body keeps its connection.
  private void serveUnread(Exchange exchange) {
    if (hasBody(exchange.http())) {
      exchange.http().pause();
    }
    serve(exchange);
  }

  private static boolean hasBody(HttpServerRequest http) {
    return http.getHeader("content-length") != null || http.getHeader("transfer-encoding") != null;
  }

  private void readBody(Exchange exchange, long maxBytes) {
    HttpServerRequest http = exchange.http();
    String length = http.getHeader("content-length");
    if (!hasBody(http)) {
      serve(exchange);
    } else if (length != null && tooLarge(length, maxBytes)) {
      http.pause();
      exchange.refuse(UploadBody.tooLarge(maxBytes));
      serve(exchange);
    } else {
      if ("100-continue".equalsIgnoreCase(http.getHeader("expect"))) {
        http.response().writeContinue();
      }
      new BodyCollector(exchange, maxBytes, this::serve).start();
    }
  }

  private static boolean tooLarge(String length, long maxBytes) {
    try {
      return Long.parseLong(length) > maxBytes;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private void serve(Exchange exchange) {
    threads.execute(() -> pipeline.serve(exchange));
  }
}
