package chat.maru.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts a byte stream of HTTP/1.1 into whole messages: by `content-length`, or by the last chunk of
/// a chunked body.
///
/// Enough for servers that a benchmark knows; no parser for the open net. One socket, one thread.
final class HttpFrames {
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Buffer pending = Buffer.buffer();

  void add(Buffer bytes) {
    pending = pending.length() == 0 ? bytes : pending.appendBuffer(bytes);
  }

  /// Whether the first byte of a body is there.
  boolean bodyBegun() {
    int head = indexOf(HEAD_END, 0);
    return head >= 0 && pending.length() > head + HEAD_END.length;
  }

  /// The next whole message, or nothing.
  @Nullable Buffer next() {
    int head = indexOf(HEAD_END, 0);
    if (head < 0) {
      return null;
    }
    int body = head + HEAD_END.length;
    String headers = pending.getString(0, head).toLowerCase(Locale.ROOT);
    int end =
        headers.contains("transfer-encoding: chunked")
            ? chunkedEnd(body)
            : body + contentLength(headers);
    if (end < 0 || end > pending.length()) {
      return null;
    }
    Buffer message = pending.slice(0, end);
    pending = end == pending.length() ? Buffer.buffer() : pending.getBuffer(end, pending.length());
    return message;
  }

  /// Where the last chunk ends: `0\r\n\r\n` right behind a line end, or at the start of the body.
  private int chunkedEnd(int from) {
    for (int at = indexOf(LAST_CHUNK, from); at >= 0; at = indexOf(LAST_CHUNK, at + 1)) {
      if (at == from || pending.getByte(at - 1) == '\n') {
        return at + LAST_CHUNK.length;
      }
    }
    return -1;
  }

  private static int contentLength(String headers) {
    int at = headers.indexOf("content-length:");
    if (at < 0) {
      return 0;
    }
    int end = headers.indexOf('\r', at);
    return Integer.parseInt(headers.substring(at + 15, end < 0 ? headers.length() : end).strip());
  }

  private int indexOf(byte[] what, int from) {
    for (int i = from; i <= pending.length() - what.length; i++) {
      int j = 0;
      while (j < what.length && pending.getByte(i + j) == what[j]) {
        j++;
      }
      if (j == what.length) {
        return i;
      }
    }
    return -1;
  }
}
