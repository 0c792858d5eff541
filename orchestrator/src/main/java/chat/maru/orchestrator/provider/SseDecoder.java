package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.OrchestratorError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Cuts bytes into server-sent events (HTML standard, section 9.2.6).
///
/// It works on bytes, so a piece may end anywhere, also inside a character. Comments and events
/// without data vanish. What follows the last empty line is no event: a stream that ends there was
/// cut.
public final class SseDecoder {
  /// The largest event, in bytes; a vendor that sends more is broken.
  private static final int MAX_EVENT = 16 << 20;

  private final Queue<SseEvent> events = new ArrayDeque<>();
  private byte[] line = new byte[512];
  private int lineLength;
  private byte[] data = new byte[512];
  private int dataLength;
  private boolean hasData;
  private @Nullable String name;
  private boolean afterCarriageReturn;
  private boolean first = true;

  /// The next complete event; `null` if more bytes are needed.
  public @Nullable SseEvent poll() {
    return events.poll();
  }

  public void feed(byte[] piece) {
    int from = 0;
    for (int i = 0; i < piece.length; i++) {
      byte b = piece[i];
      if (b == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        from = i + 1;
      } else if (b == '\n' || b == '\r') {
        keep(piece, from, i);
        endLine();
        afterCarriageReturn = b == '\r';
        from = i + 1;
      } else {
        afterCarriageReturn = false;
      }
    }
    keep(piece, from, piece.length);
  }

  private void keep(byte[] piece, int from, int to) {
    line = room(line, lineLength, to - from);
    System.arraycopy(piece, from, line, lineLength, to - from);
    lineLength += to - from;
  }

  private void endLine() {
    int start = first && startsWith("\uFEFF") ? 3 : 0;
    first = false;
    if (lineLength == start) {
      dispatch();
    } else {
      field(start);
    }
    lineLength = 0;
  }

  private void field(int start) {
    int colon = start;
    while (colon < lineLength && line[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, lineLength);
    if (value < lineLength && line[value] == ' ') {
      value++;
    }
    if (is(start, colon, "data")) {
      if (hasData) {
        data = room(data, dataLength, 1);
        data[dataLength++] = '\n';
      }
      hasData = true;
      data = room(data, dataLength, lineLength - value);
      System.arraycopy(line, value, data, dataLength, lineLength - value);
      dataLength += lineLength - value;
    } else if (is(start, colon, "event")) {
      name = new String(line, value, lineLength - value, StandardCharsets.UTF_8);
    }
  }

  private void dispatch() {
    if (hasData) {
      events.add(new SseEvent(name, Arrays.copyOf(data, dataLength)));
    }
    hasData = false;
    dataLength = 0;
    name = null;
  }

  private boolean is(int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (line[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return lineLength >= bytes.length
        && Arrays.equals(line, 0, bytes.length, bytes, 0, bytes.length);
  }

  private static byte[] room(byte[] buffer, int used, int more) {
    if (used + more <= buffer.length) {
      return buffer;
    }
    if (used + more > MAX_EVENT) {
      throw new MaruException(
          OrchestratorError.PROVIDER_FAILED, "The provider sent an event of more than 16 MB");
    }
    return Arrays.copyOf(buffer, Math.max(used + more, buffer.length * 2));
  }
}
