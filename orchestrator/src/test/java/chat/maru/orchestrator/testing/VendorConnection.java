package chat.maru.orchestrator.testing;

import chat.maru.base.Threads;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the requests of one connection, and watches it while they are answered: a client that goes
/// away is seen at once, also when nothing is being sent.
final class VendorConnection {
  private final FakeVendor vendor;
  private final Socket socket;
  private final PushbackInputStream in;

  VendorConnection(FakeVendor vendor, Socket socket) throws IOException {
    this.vendor = vendor;
    this.socket = socket;
    this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  void run() throws IOException {
    for (Exchange exchange = read(); exchange != null; exchange = read()) {
      Exchange current = exchange;
      Thread watcher = Threads.startVirtual("fake-vendor-watch", () -> watch(current));
      vendor.play(exchange);
      if (!exchange.isOpen()) {
        return;
      }
      try {
        watcher.join();
      } catch (InterruptedException e) {
        throw Threads.interrupted(e);
      }
    }
  }

  private void watch(Exchange exchange) {
    try {
      int first = in.read();
      if (first < 0) {
        exchange.clientGone();
      } else {
        in.unread(first);
      }
    } catch (IOException e) {
      exchange.clientGone();
    }
  }

  private @Nullable Exchange read() throws IOException {
    String start = line();
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    return new Exchange(socket, path(start), headers, body);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) (c & 0xff));
      }
    }
    return line.toString();
  }

  private static String path(String requestLine) {
    int from = requestLine.indexOf(' ') + 1;
    return requestLine.substring(from, requestLine.indexOf(' ', from));
  }
}
