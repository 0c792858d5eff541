package chat.maru.edge.http;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.edge.ClientGone;
import chat.maru.edge.EdgeError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A body as it arrives, for the one thread that reads it.
///
/// The event loop hands over one piece at a time and the next is asked for when the reader has
/// taken it, so a fast client fills neither memory nor disk beyond the limit.
final class Incoming extends InputStream {
  /// How long the client may send nothing.
  private static final long STALL_SECONDS = 60;

  private final Exchange exchange;
  private final long maxBytes;
  private final LinkedBlockingQueue<Optional<Buffer>> pieces = new LinkedBlockingQueue<>();
  private byte[] piece = {};
  private int at;
  private long received;
  private boolean started;
  private boolean ended;

  Incoming(Exchange exchange, long maxBytes) {
    this.exchange = exchange;
    this.maxBytes = maxBytes;
  }

  /// Refuses a body whose announced length is over the limit, before a byte of it is read.
  static void requireLength(Exchange exchange, long maxBytes) {
    String length = exchange.http().getHeader("content-length");
    if (length != null && (length.length() > 18 || Long.parseLong(length) > maxBytes)) {
      throw UploadBody.tooLarge(maxBytes);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// @throws MaruException `TOO_LARGE`, or `BODY_TIMEOUT` if the client sends nothing any more
  /// @throws ClientGone if the client left
  @Override
  public int read(byte[] into, int from, int length) {
    if (at == piece.length && !next()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, from, count);
    at += count;
    return count;
  }

  private boolean next() {
    if (ended) {
      return false;
    }
    ask();
    Optional<Buffer> next = await();
    if (next.isEmpty()) {
      ended = true;
      if (exchange.isGone()) {
        throw new ClientGone();
      }
      return false;
    }
    piece = next.get().getBytes();
    at = 0;
    received += piece.length;
    if (received > maxBytes) {
      throw UploadBody.tooLarge(maxBytes);
    }
    return piece.length > 0 || next();
  }

  private void ask() {
    if (started) {
      exchange.loop().runOnContext(_ -> exchange.http().fetch(1));
    } else {
      started = true;
      exchange.onClientGone(() -> pieces.add(Optional.empty()));
      exchange.loop().runOnContext(_ -> start());
    }
  }

  private void start() {
    HttpServerRequest http = exchange.http();
    if (http.isEnded()) {
      pieces.add(Optional.empty());
      return;
    }
    http.handler(arrived -> pieces.add(Optional.of(arrived)));
    http.endHandler(_ -> pieces.add(Optional.empty()));
    http.exceptionHandler(_ -> pieces.add(Optional.empty()));
    if ("100-continue".equalsIgnoreCase(http.getHeader("expect"))) {
      http.response().writeContinue();
    }
    http.fetch(1);
  }

  private Optional<Buffer> await() {
    try {
      Optional<Buffer> next = pieces.poll(STALL_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new MaruException(EdgeError.BODY_TIMEOUT, "The upload stalled");
      }
      return next;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
