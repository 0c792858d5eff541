package chat.maru.modelhost;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP/1.1 request, read whole (RFC 9112). A body needs a `content-length`.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String method, String path, Map<String, String> headers, byte[] body) {
  private static final int MAX_HEAD_BYTES = 32 * 1024;
  private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /// Blocks until the request has come.
  ///
  /// @throws MaruException if it is malformed or too large
  static Request read(InputStream in, OutputStream out) throws IOException {
    String[] lines = head(in).split("\r\n", -1);
    String[] start = lines[0].split(" ", -1);
    if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
      throw MaruException.invalid("request", "no HTTP/1.1 request line", "METHOD PATH HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    int length = length(headers);
    if (length > 0 && headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new ClientGone();
    }
    int query = start[1].indexOf('?');
    String path = query < 0 ? start[1] : start[1].substring(0, query);
    return new Request(start[0], path, Map.copyOf(headers), body);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new ClientGone();
      }
      if (head.length() >= MAX_HEAD_BYTES) {
        throw new MaruException(CommonError.TOO_LARGE, "The header is larger than 32 KiB");
      }
      head.append((char) next);
    }
    return head.substring(0, head.length() - 4);
  }

  private static int length(Map<String, String> headers) {
    if (headers.containsKey("transfer-encoding")) {
      throw new MaruException(HostError.LENGTH_REQUIRED, "A body needs a content-length here");
    }
    String text = headers.getOrDefault("content-length", "0");
    if (!text.matches("\\d{1,10}")) {
      throw MaruException.invalid("content-length", text, "a number of bytes");
    }
    if (Long.parseLong(text) > MAX_BODY_BYTES) {
      throw new MaruException(CommonError.TOO_LARGE, "The body is larger than 8 MiB");
    }
    return Integer.parseInt(text);
  }
}
