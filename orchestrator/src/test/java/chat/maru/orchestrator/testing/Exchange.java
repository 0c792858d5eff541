package chat.maru.orchestrator.testing;

import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One request to a [FakeVendor], and the wire to answer it on, byte by byte.
public final class Exchange {
  private final Socket socket;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] raw;
  private final CountDownLatch gone = new CountDownLatch(1);
  private boolean chunked;
  private boolean open = true;

  Exchange(Socket socket, String path, Map<String, String> headers, byte[] raw) {
    this.socket = socket;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.raw = raw;
  }

  public String path() {
    return path;
  }

  /// A request header, by its lower-case name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public byte[] raw() {
    return raw.clone();
  }

  public JsonObject body() {
    return chat.maru.base.json.Json.parseObject(raw);
  }

  public boolean stream() {
    return body().findBool("stream").orElse(false);
  }

  /// Waits until the client has closed the connection; `false` if it did not in time.
  public boolean awaitGone(Duration wait) {
    try {
      return gone.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Sends a whole answer.
  public void whole(int status, String contentType, String body, String... moreHeaders)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = head(status, contentType, moreHeaders);
    head.append("content-length: ").append(bytes.length).append("\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    write(all);
  }

  /// Starts a chunked event stream.
  public void startStream() throws IOException {
    StringBuilder head = head(200, "text/event-stream; charset=utf-8");
    head.append("transfer-encoding: chunked\r\n\r\n");
    chunked = true;
    write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Sends one event whose data is `data`.
  public void event(String data) throws IOException {
    bytes(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Sends bytes of the body as one piece.
  public void bytes(byte[] piece) throws IOException {
    if (!chunked) {
      write(piece);
      return;
    }
    byte[] size = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[size.length + piece.length + 2];
    System.arraycopy(size, 0, all, 0, size.length);
    System.arraycopy(piece, 0, all, size.length, piece.length);
    all[all.length - 2] = '\r';
    all[all.length - 1] = '\n';
    write(all);
  }

  /// Sends bytes past all framing.
  public void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /// Ends a chunked body as it should be.
  public void endStream() throws IOException {
    write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /// Says nothing more until the client goes away, at most for a minute.
  public void hang() {
    awaitGone(Duration.ofMinutes(1));
    open = false;
  }

  /// Closes the connection politely in the middle of whatever was sent.
  public void close() throws IOException {
    open = false;
    socket.close();
  }

  /// Tears the connection down.
  public void reset() throws IOException {
    open = false;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  boolean isOpen() {
    return open;
  }

  void clientGone() {
    gone.countDown();
  }

  private static StringBuilder head(int status, String contentType, String... more) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(status).append(" Fake\r\n");
    head.append("content-type: ").append(contentType).append("\r\n");
    for (String header : more) {
      head.append(header).append("\r\n");
    }
    return head;
  }
}
