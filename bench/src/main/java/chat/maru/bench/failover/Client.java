package chat.maru.bench.failover;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// A client on a raw socket, so that nothing between it and the wire makes an answer look better.
final class Client implements AutoCloseable {
  private final Socket socket;
  private final boolean stream;
  private final long started = System.nanoTime();

  private Client(Socket socket, boolean stream) {
    this.socket = socket;
    this.stream = stream;
  }

  /// Sends one question to `model`.
  static Client ask(int port, String key, String model, boolean stream) throws IOException {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Who is here?\"}]%s}"
            .formatted(model, stream ? ",\"stream\":true" : "");
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
    socket.setTcpNoDelay(true);
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n"
            + "content-type: application/json\r\nauthorization: Bearer %s\r\ncontent-length: %d\r\n\r\n%s"
                .formatted(key, body.length(), body);
    Client client = new Client(socket, stream);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return client;
  }

  /// Reads the answer to its end, or until `limit` is over.
  Seen read(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
    InputStream in = new BufferedInputStream(socket.getInputStream());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 0;
    boolean whole = false;
    try {
      String head = head(in);
      status = Integer.parseInt(head.substring(9, 12));
      whole =
          head.contains("transfer-encoding: chunked") ? chunks(in, body) : sized(in, head, body);
    } catch (IOException | StringIndexOutOfBoundsException e) {
      // Cut or silent for too long: what came so far is what it saw.
    }
    long ms = (System.nanoTime() - started) / 1_000_000;
    boolean events = stream && status == 200;
    return Seen.of(
        status, events, status == 0 ? "" : body.toString(StandardCharsets.UTF_8), whole, ms);
  }

  /// Reads until `text` has come.
  void readUntil(String text, Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("ended before " + text);
      }
      seen.append((char) next);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    return head.toString();
  }

  private static boolean sized(InputStream in, String head, ByteArrayOutputStream body)
      throws IOException {
    int at = head.indexOf("content-length:");
    int length = Integer.parseInt(head.substring(at + 15, head.indexOf('\n', at)).strip());
    body.writeBytes(in.readNBytes(length));
    return body.size() == length;
  }

  private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      byte[] chunk = in.readNBytes(size);
      body.writeBytes(chunk);
      if (chunk.length < size) {
        return false;
      }
      String end = line(in);
      if (size == 0) {
        return end.isEmpty();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
