package chat.maru.bench.failover;

import chat.maru.base.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// A vendor on a port of its own that answers every request with the same fault.
final class Vendor implements AutoCloseable {
  private final ServerSocket server;
  private final Fault fault;
  private final List<Wire> wires = new CopyOnWriteArrayList<>();
  private final AtomicBoolean once = new AtomicBoolean();

  private Vendor(ServerSocket server, Fault fault) {
    this.server = server;
    this.fault = fault;
    Threads.startVirtual("vendor-" + fault, this::accept);
  }

  static Vendor start(Fault fault) {
    try {
      ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
      if (fault == Fault.REFUSED) {
        server.close(); // its port is nobody's now
      }
      return new Vendor(server, fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What `maru.yaml` says where it is.
  String url() {
    return switch (fault) {
      case NO_SUCH_NAME -> "http://no-such-name.invalid/v1";
      case TLS_FAILURE -> "https://127.0.0.1:" + server.getLocalPort() + "/v1";
      default -> "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    };
  }

  /// Blocks until a request has come as far as the fault goes; `false` if none does in time.
  boolean awaitWaiting(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (wires.stream().noneMatch(Wire::waits)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Threads.sleep(Duration.ofMillis(5));
    }
    return true;
  }

  /// Whether every connection on which it waits is closed in time.
  boolean leftAlone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Wire wire : wires) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      if (wire.waits() && !wire.awaitGone(left)) {
        return false;
      }
    }
    return true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Threads.startVirtual("vendor-connection", () -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Wire wire = new Wire(socket, once);
      wires.add(wire);
      if (fault == Fault.RESET_AFTER_ACCEPT || fault == Fault.TLS_FAILURE) {
        fault.play(wire);
        return;
      }
      while (!socket.isClosed() && wire.read()) {
        fault.play(wire);
      }
    } catch (IOException e) {
      // The other side went away, which is what this is about.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
