package chat.maru.orchestrator.own;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A model hub that serves one file and misbehaves on order, one manner for each request.
final class FakeHub implements AutoCloseable {
  /// What happens to one request.
  enum Manner {
    /// Bytes from where the client asks.
    WELL,
    /// Half of what was asked for, then the connection closes.
    CUT,
    /// Half of what was asked for, then silence until the test ends.
    STALL,
    /// All from the start, whatever the client asks.
    NO_RANGES,
    /// Other bytes of the right length.
    OTHER_BYTES,
    HTML,
    NOT_FOUND,
    BROKEN,
    REDIRECT
  }

  final Deque<Manner> manners = new ConcurrentLinkedDeque<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final Semaphore stalled = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private final byte[] file;
  private final HttpServer server;

  FakeHub(byte[] file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("range");
    requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
    Manner manner = manners.isEmpty() ? Manner.WELL : manners.removeFirst();
    try (exchange) {
      switch (manner) {
        case HTML -> text(exchange, 200, "<html>Sign in</html>");
        case NOT_FOUND -> text(exchange, 404, "no such file");
        case BROKEN -> text(exchange, 503, "later");
        case REDIRECT -> {
          exchange.getResponseHeaders().set("location", "/cdn" + exchange.getRequestURI());
          exchange.sendResponseHeaders(302, -1);
        }
        case WELL, CUT, STALL, NO_RANGES, OTHER_BYTES -> file(exchange, range, manner);
      }
    }
  }

  private void file(HttpExchange exchange, @Nullable String range, Manner manner)
      throws IOException {
    int from = 0;
    if (range != null && manner != Manner.NO_RANGES) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }
    if (from >= file.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    byte[] body = file.clone();
    if (manner == Manner.OTHER_BYTES) {
      body[body.length - 1] ^= 1;
    }
    int length = body.length - from;
    exchange.getResponseHeaders().set("content-type", "application/octet-stream");
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
    OutputStream out = exchange.getResponseBody();
    boolean whole = manner != Manner.CUT && manner != Manner.STALL;
    out.write(body, from, whole ? length : length / 2);
    out.flush();
    if (manner == Manner.STALL) {
      stalled.release();
      ended.acquireUninterruptibly();
    }
  }

  private static void text(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    ended.release(1000);
    server.stop(0);
  }
}
