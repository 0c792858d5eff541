package chat.maru.modelhost;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;

/// The loopback socket. A connection carries one request, on a platform thread of its own, because
/// most of them end in native code; the token is checked before anything else is looked at.
///
/// The JDK's own HTTP server was not taken: it cannot tell that a client left while the model is
/// silent, and the model would go on for nobody.
final class Door implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 32;

  /// What serves a request.
  interface Handler {
    /// Blocks until the answer is written; throws for an error to be told.
    void handle(Exchange exchange);
  }

  private final ServerSocket server;
  private final byte[] expected;
  private final Handler handler;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS);

  private Door(ServerSocket server, String token, Handler handler) {
    this.server = server;
    this.expected = bytes("Bearer " + token);
    this.handler = handler;
  }

  /// Listens on a free port of the loopback address.
  static Door open(String token, Handler handler) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MAX_CONNECTIONS);
    Door door = new Door(server, token, handler);
    Threads.startPlatform("door", door::accept);
    return door;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        free.acquire();
        Socket socket = server.accept();
        Threads.startPlatform("call", () -> serve(socket));
      } catch (IOException e) {
        free.release();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        Exchange exchange = Exchange.open(socket)) {
      try {
        String given = exchange.request().header("authorization").orElse("");
        if (!MessageDigest.isEqual(bytes(given), expected)) {
          throw new MaruException(CommonError.UNAUTHENTICATED, "A token is needed here");
        }
        handler.handle(exchange);
      } catch (MaruException e) {
        exchange.fail(e);
      }
    } catch (ClientGone | MaruException | IOException e) {
      // told already, or nobody is left to tell
    } finally {
      free.release();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
