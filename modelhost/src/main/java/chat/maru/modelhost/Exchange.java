package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request on its own connection, and the way its answer goes back.
///
/// After the request a second thread goes on reading, for one purpose: it learns at once when the
/// client closes, also while the model is silent, and the work stops at its next [#check].
final class Exchange implements AutoCloseable {
  private static final int READ_TIMEOUT_MS = 10_000;

  private final Socket socket;
  private final OutputStream out;
  private final Request request;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private volatile boolean gone;
  private boolean streaming;

  private Exchange(Socket socket, OutputStream out, Request request) {
    this.socket = socket;
    this.out = out;
    this.request = request;
  }

  /// Reads the request from a fresh connection. Blocks up to ten seconds.
  static Exchange open(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MS);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    try {
      Exchange exchange = new Exchange(socket, out, Request.read(in, out));
      socket.setSoTimeout(0);
      Threads.startVirtual("client", () -> exchange.watch(in));
      return exchange;
    } catch (MaruException e) {
      new Exchange(socket, out, new Request("", "", Map.of(), new byte[0])).fail(e);
      throw e;
    }
  }

  private void watch(InputStream in) {
    try {
      while (in.read() >= 0) {
        // a second request on this connection is never answered: it says connection: close
      }
    } catch (IOException e) {
      // gone, the hard way
    }
    gone = true;
  }

  Request request() {
    return request;
  }

  /// A header of the answer to come.
  void header(String name, String value) {
    headers.put(name, value);
  }

  /// @throws ClientGone if the client has closed its connection
  void check() {
    if (gone) {
      throw new ClientGone();
    }
  }

  void json(int status, Json body) {
    byte[] bytes = body.toBytes();
    header("content-length", Integer.toString(bytes.length));
    head(status, "application/json");
    write(bytes);
  }

  /// Begins a stream of events.
  void stream() {
    header("cache-control", "no-store");
    head(200, "text/event-stream");
    streaming = true;
  }

  void event(String data) {
    write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /// A line that says the connection lives; clients skip it.
  void comment(String text) {
    write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Tells an error in OpenAI's shape: as the answer, or as an event inside an open stream.
  void fail(MaruException e) {
    String type = e.code().status() < 500 ? "invalid_request_error" : "server_error";
    JsonObject error =
        JsonObject.builder()
            .put("message", e.message())
            .put("type", type)
            .putNull("param")
            .put("code", e.code().code())
            .build();
    JsonObject body = JsonObject.builder().put("error", error).build();
    if (streaming) {
      event(body.toText());
    } else {
      e.retryAfter().ifPresent(after -> header("retry-after", Long.toString(after.toSeconds())));
      json(e.code().status(), body);
    }
  }

  private void head(int status, String type) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + status + "\r\n");
    header("content-type", type);
    header("connection", "close");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void write(byte[] bytes) {
    check();
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      gone = true;
      throw new ClientGone();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // nobody is left to tell
    }
  }
}
