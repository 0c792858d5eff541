package chat.maru.edge.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Messages on their way to a socket, counted from [#offer] until the system took their bytes: at
/// most [#MAX_MESSAGES] or [#MAX_BYTES].
///
/// Frames share the caller's array, and all that wait are written with one flush, past the
/// library's text frames, which would encode each message again. [#offer] is thread-safe, the rest
/// is for the event loop.
final class Outbox {
  static final int MAX_MESSAGES = 4_000;
  static final long MAX_BYTES = 4 << 20;

  private final ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /// @return false if it is full
  boolean offer(byte[] message) {
    if (messages.incrementAndGet() > MAX_MESSAGES) {
      messages.decrementAndGet();
      return false;
    }
    if (bytes.addAndGet(message.length) > MAX_BYTES) {
      bytes.addAndGet(-message.length);
      messages.decrementAndGet();
      return false;
    }
    waiting.add(message);
    return true;
  }

  /// Writes all that waits.
  void flush(ChannelHandlerContext channel) {
    int count = 0;
    long length = 0;
    byte[] next = waiting.poll();
    while (next != null) {
      byte[] after = waiting.poll();
      count++;
      length += next.length;
      TextWebSocketFrame frame = new TextWebSocketFrame(Unpooled.wrappedBuffer(next));
      if (after == null) {
        int doneCount = count;
        long doneLength = length;
        channel.writeAndFlush(frame).addListener(_ -> written(doneCount, doneLength));
      } else {
        var _ = channel.write(frame, channel.voidPromise());
      }
      next = after;
    }
  }

  void clear() {
    waiting.clear();
  }

  private void written(int count, long length) {
    messages.addAndGet(-count);
    bytes.addAndGet(-length);
  }
}
