package chat.maru.bench.failover;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The vendor's end of one connection, byte by byte, past all framing that a server would keep.
final class Wire {
  private static final String CHUNK =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
          + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicBoolean once;
  private volatile boolean waits;
  private String head = "";
  private String body = "";

  /// @param once shared by all connections of one vendor, for what happens to it only once
  Wire(Socket socket, AtomicBoolean once) throws IOException {
    this.socket = socket;
    this.once = once;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /// Reads the next request; `false` at the end of the connection.
  boolean read() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      text.append((char) next);
    }
    head = text.toString().toLowerCase(Locale.ROOT);
    int at = head.indexOf("content-length:");
    int length =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)).strip());
    body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return true;
  }

  boolean stream() {
    return body.contains("\"stream\":true");
  }

  /// `true` for the first caller at this vendor.
  boolean first() {
    return once.compareAndSet(false, true);
  }

  boolean bears(String key) {
    return head.contains("bearer " + key);
  }

  /// A whole answer.
  void whole(int status, String type, String content, String... headers) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    head(status, type, bytes.length, headers);
    raw(bytes);
  }

  /// An error in OpenAI's shape.
  void error(int status, String code, String... headers) throws IOException {
    whole(status, "application/json", Wire.errorJson(code), headers);
  }

  static String errorJson(String code) {
    return "{\"error\":{\"message\":\"It went wrong\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
        .formatted(code, code);
  }

  /// The head of an answer that is `length` bytes long.
  void head(int status, String type, long length, String... headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Vendor\r\n");
    text.append("content-type: ").append(type).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    raw(text.append("content-length: ").append(length).append("\r\n\r\n").toString());
  }

  /// The head of a chunked stream of events.
  void startStream() throws IOException {
    raw("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n");
    raw("transfer-encoding: chunked\r\n\r\n");
  }

  void event(String data) throws IOException {
    chunk("data: " + data + "\n\n");
  }

  /// Events that each bring one word.
  void words(String... words) throws IOException {
    for (String word : words) {
      event(CHUNK.formatted("{\"content\":\"" + word + "\"}", "null"));
    }
  }

  void finish() throws IOException {
    event(CHUNK.formatted("{}", "\"stop\""));
  }

  void endStream() throws IOException {
    raw("0\r\n\r\n");
  }

  void chunk(String text) throws IOException {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    raw(Integer.toHexString(length) + "\r\n" + text + "\r\n");
  }

  void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /// Says nothing more until the other side has gone.
  void hang() throws IOException {
    waits = true;
    try {
      while (in.read() >= 0) {
        // nothing that it says matters
      }
    } finally {
      left();
    }
  }

  /// Tears the connection down.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Ends the connection politely, wherever it stands.
  void close() throws IOException {
    socket.close();
  }

  /// The connection has ended.
  void left() {
    gone.countDown();
  }

  /// Whether it has said its last and waits for the other side to go.
  boolean waits() {
    return waits;
  }

  boolean awaitGone(Duration limit) throws InterruptedException {
    return gone.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
