package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.Authenticator;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.EdgeError;
import chat.maru.edge.SocketHandler;
import chat.maru.edge.socket.SocketConnection;
import chat.maru.edge.socket.SocketTimings;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns requests into sockets and looks after those that are open.
final class SocketDoor {
  /// The close code that tells a client to sign in again.
  static final int SIGNED_OUT = 4401;

  private static final Logger LOG = LoggerFactory.getLogger("chat.maru.edge.sockets");
  private static final String STOPPING = "The server is stopping";
  private static final int SWEEPS_PER_CHECK = 6;

  private final Authenticator authenticator;
  private final SocketTimings timings;
  private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger upgrading = new AtomicInteger();
  private volatile boolean closing;
  private volatile long sweep = -1;
  private int sweeps;

  SocketDoor(Authenticator authenticator, SocketTimings timings) {
    this.authenticator = authenticator;
    this.timings = timings;
    authenticator.onRevoked(this::revoked);
  }

  /// Answers an upgrade; the connection then has a virtual thread of its own.
  ///
  /// @return the status that went out
  int open(Exchange exchange, SocketHandler handler) {
    if (!"websocket".equalsIgnoreCase(exchange.http().getHeader("upgrade"))) {
      throw new MaruException(EdgeError.UPGRADE_REQUIRED, "Here a WebSocket is expected");
    }
    if (closing) {
      throw new MaruException(CommonError.UNAVAILABLE, STOPPING);
    }
    Caller caller = exchange.caller();
    Credentials credentials = exchange.credentials();
    if (credentials == null) {
      throw new IllegalStateException("A caller without credentials");
    }
    upgrading.incrementAndGet();
    exchange
        .loop()
        .runOnContext(
            _ ->
                exchange
                    .http()
                    .toWebSocket()
                    .onSuccess(socket -> accepted(exchange, caller, credentials, socket, handler))
                    .onFailure(e -> LOG.debug("{} no upgrade", exchange.requestId(), e))
                    .onComplete(_ -> upgrading.decrementAndGet()));
    return 101;
  }

  /// Tells every client that the server goes away, and lets no new one in.
  void closeAll() {
    closing = true;
    open.forEach(connection -> connection.close(1001, STOPPING));
  }

  /// Starts the sweep that finds dead and signed-out clients.
  void sweepEvery(Vertx vertx) {
    sweep = vertx.setPeriodic(timings.sweep().toMillis(), _ -> sweep());
  }

  void stop(Vertx vertx) {
    vertx.cancelTimer(sweep);
  }

  int count() {
    return open.size() + upgrading.get();
  }

  private void accepted(
      Exchange exchange,
      Caller caller,
      Credentials credentials,
      ServerWebSocket socket,
      SocketHandler handler) {
    SocketConnection connection =
        new SocketConnection(exchange.requestId(), caller, credentials, socket, exchange.loop());
    connection.attach();
    open.add(connection);
    connection.onClose(() -> open.remove(connection));
    if (closing) {
      connection.close(1001, STOPPING);
    }
    Threads.startVirtual("socket-" + exchange.requestId(), () -> run(connection, handler));
  }

  private static void run(SocketConnection connection, SocketHandler handler) {
    try {
      ScopedValue.where(Caller.CURRENT, connection.caller()).run(() -> handler.run(connection));
      connection.close(1000, "");
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed", connection.id(), e);
      connection.close(1011, "Something went wrong inside Maru");
    }
  }

  private void sweep() {
    sweeps++;
    boolean check = sweeps % SWEEPS_PER_CHECK == 0;
    for (SocketConnection connection : open) {
      connection.checkAlive(timings.ping().toNanos(), timings.cut().toNanos());
    }
    if (check) {
      Threads.startVirtual("socket-check", this::checkCallers);
    }
  }

  private void checkCallers() {
    for (SocketConnection connection : open) {
      Optional<Caller> now = authenticator.authenticate(connection.credentials());
      if (now.isEmpty()) {
        connection.close(SIGNED_OUT, "Signed out");
      }
    }
  }

  private void revoked(String credential) {
    for (SocketConnection connection : open) {
      if (connection.caller().credential().equals(credential)) {
        connection.close(SIGNED_OUT, "Signed out");
      }
    }
  }
}
