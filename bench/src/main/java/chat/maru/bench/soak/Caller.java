package chat.maru.bench.soak;

import chat.maru.bench.load.ClosedLoop;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One call on a connection of its own: read to its end, or left after the first bytes.
record Caller(int port, String key) {
  private static final String BODY =
      "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"Who is here?\"}]";

  /// Whether the answer was right, or as right as it could be before the client left.
  boolean call(boolean stream, boolean leave) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
      socket.setSoTimeout(30_000);
      String body = BODY + (stream ? ",\"stream\":true}" : "}");
      socket
          .getOutputStream()
          .write(
              ClosedLoop.post("/v1/chat/completions", "authorization: Bearer " + key + "\r\n", body)
                  .getBytes(StandardCharsets.UTF_8));
      return leave
          ? socket.getInputStream().readNBytes(64).length == 64
          : until(socket.getInputStream(), stream ? "[DONE]\n\n" : "\"total_tokens\":19}}");
    }
  }

  private static boolean until(InputStream in, String end) throws IOException {
    StringBuilder seen = new StringBuilder();
    byte[] piece = new byte[8192];
    while (seen.indexOf(end, Math.max(0, seen.length() - piece.length - 64)) < 0) {
      int length = in.read(piece);
      if (length < 0) {
        return false;
      }
      seen.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
    }
    return seen.indexOf("HTTP/1.1 200 ") == 0;
  }
}
