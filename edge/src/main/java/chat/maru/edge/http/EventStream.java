package chat.maru.edge.http;

import chat.maru.base.Threads;
import chat.maru.edge.ClientGone;
import chat.maru.edge.Reply;
import chat.maru.edge.SseWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A stream of server-sent events with back-pressure.
///
/// The virtual thread puts frames into `pending`; one task on the event loop takes all that are
/// there and writes them as one chunk, with the head if it is the first and with the end if that
/// has come: one write for whatever is ready. `queuedBytes` counts from the put until the socket
/// took the bytes, so the writer waits as soon as the client reads too slowly.
final class EventStream implements SseWriter {
  /// The writer waits while more than this is on its way.
  private static final int MAX_QUEUED_BYTES = 256 * 1024;

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  private final Exchange exchange;
  private final List<Reply.Header> headers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private final ArrayDeque<byte[]> pending = new ArrayDeque<>();
  private long queuedBytes;
  private boolean scheduled;
  private boolean ending;
  private boolean opened;

  /// Whether the head has been prepared; only the event loop knows.
  private boolean headed;

  EventStream(Exchange exchange, List<Reply.Header> headers) {
    this.exchange = exchange;
    this.headers = new ArrayList<>(headers);
    exchange.onClientGone(this::wake);
  }

  @Override
  public void header(String name, String value) {
    if (opened) {
      throw new IllegalStateException("The headers have been sent");
    }
    headers.add(new Reply.Header(name, value));
  }

  @Override
  public void open() {
    if (exchange.isGone()) {
      throw new ClientGone();
    }
    if (!opened) {
      opened = true;
      exchange.loop().runOnContext(_ -> openNow());
    }
  }

  @Override
  public void data(String data) {
    raw(event(new StringBuilder(data.length() + 16), data));
  }

  @Override
  public void data(byte[] utf8Line) {
    byte[] frame = new byte[DATA.length + utf8Line.length + END.length];
    System.arraycopy(DATA, 0, frame, 0, DATA.length);
    System.arraycopy(utf8Line, 0, frame, DATA.length, utf8Line.length);
    System.arraycopy(END, 0, frame, DATA.length + utf8Line.length, END.length);
    raw(frame);
  }

  @Override
  public void event(String name, String data) {
    raw(event(new StringBuilder("event: ").append(name).append('\n'), data));
  }

  @Override
  public void comment(String text) {
    raw((": " + text.replaceAll("[\r\n]+", " ") + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void raw(byte[] frames) {
    lock.lock();
    try {
      awaitRoom();
      opened = true;
      pending.add(frames);
      queuedBytes += frames.length;
      schedule();
    } finally {
      lock.unlock();
    }
  }

  private void schedule() {
    if (!scheduled) {
      scheduled = true;
      exchange.loop().runOnContext(_ -> drain());
    }
  }

  boolean opened() {
    return opened;
  }

  /// Ends the stream well.
  void end() {
    lock.lock();
    try {
      opened = true;
      ending = true;
      schedule();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the stream with a last frame that tells why.
  void fail(String frame) {
    exchange
        .loop()
        .runOnContext(
            _ -> {
              drain();
              if (!closed()) {
                prepareHead();
                exchange.http().response().end(Buffer.buffer(frame));
              }
            });
  }

  /// Cuts the connection of a client that has gone or never reads.
  void abandon() {
    exchange.loop().runOnContext(_ -> exchange.http().connection().close());
  }

  private static byte[] event(StringBuilder out, String data) {
    data.lines().forEach(line -> out.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      out.append("data: \n");
    }
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void awaitRoom() {
    while (queuedBytes > MAX_QUEUED_BYTES) {
      Duration left = exchange.deadline().remaining();
      if (exchange.isGone() || left.isZero()) {
        throw new ClientGone();
      }
      try {
        boolean signalled = drained.await(left.toNanos(), TimeUnit.NANOSECONDS);
        if (!signalled) {
          throw new ClientGone();
        }
      } catch (InterruptedException e) {
        throw Threads.interrupted(e);
      }
    }
    if (exchange.isGone()) {
      throw new ClientGone();
    }
  }

  private void openNow() {
    if (!closed() && !headed) {
      prepareHead();
      exchange.http().response().writeHead();
    }
  }

  /// Sets the head, which leaves with the first bytes that are written.
  private void prepareHead() {
    if (!headed) {
      headed = true;
      ReplyWriter.head(exchange, 200, headers);
      HttpServerResponse response = exchange.http().response();
      response.setChunked(true);
      response.putHeader("content-type", "text/event-stream");
      response.headers().set("cache-control", "no-cache, no-transform");
      response.putHeader("x-accel-buffering", "no");
    }
  }

  private void drain() {
    Buffer chunk = null;
    boolean last;
    lock.lock();
    try {
      scheduled = false;
      last = ending;
      for (byte[] next = pending.poll(); next != null; next = pending.poll()) {
        chunk = chunk == null ? Buffer.buffer(next) : chunk.appendBytes(next);
      }
    } finally {
      lock.unlock();
    }
    if (!closed()) {
      write(chunk, last);
    }
  }

  private void write(@Nullable Buffer chunk, boolean last) {
    HttpServerResponse response = exchange.http().response();
    prepareHead();
    if (chunk == null) {
      if (last) {
        response.end();
      }
      return;
    }
    int length = chunk.length();
    (last ? response.end(chunk) : response.write(chunk)).onComplete(_ -> written(length));
  }

  private void written(int length) {
    lock.lock();
    try {
      queuedBytes -= length;
      drained.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean closed() {
    HttpServerResponse response = exchange.http().response();
    return response.closed() || response.ended();
  }

  private void wake() {
    lock.lock();
    try {
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
