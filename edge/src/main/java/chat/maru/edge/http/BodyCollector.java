package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.EdgeError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects one body in memory, on the event loop, within its own limit and one over all requests.
final class BodyCollector {
  private static final long TIMEOUT_MS = 60_000;

  /// Bodies that wait in memory, over all loops, stay below this part of the heap.
  private static final long MAX_BUFFERED_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private static final AtomicLong BUFFERED = new AtomicLong();

  private final Exchange exchange;
  private final long maxBytes;
  private final Consumer<Exchange> next;
  private final String announced;
  private @Nullable Buffer collected;
  private long timer = -1;
  private boolean done;

  /// @param next takes the exchange once its body or a refusal is there
  BodyCollector(Exchange exchange, long maxBytes, Consumer<Exchange> next) {
    this.exchange = exchange;
    this.maxBytes = maxBytes;
    this.next = next;
    String length = exchange.http().getHeader("content-length");
    this.announced = length == null ? "" : length;
  }

  void start() {
    HttpServerRequest http = exchange.http();
    http.handler(this::piece);
    http.endHandler(_ -> end());
    http.exceptionHandler(_ -> abandon());
  }

  private void piece(Buffer piece) {
    if (done) {
      return;
    }
    if (BUFFERED.addAndGet(piece.length()) > MAX_BUFFERED_BYTES) {
      BUFFERED.addAndGet(-piece.length());
      fail(new MaruException(CommonError.UNAVAILABLE, "Too many large requests at once"));
      return;
    }
    Buffer before = collected;
    collected = before == null ? piece : before.appendBuffer(piece);
    if (collected.length() > maxBytes) {
      fail(UploadBody.tooLarge(maxBytes));
    } else if (timer < 0 && !announced.equals(Integer.toString(collected.length()))) {
      timer = exchange.owner().setTimer(TIMEOUT_MS, _ -> timedOut());
    }
  }

  private void end() {
    if (!done) {
      Buffer all = collected;
      if (all != null) {
        exchange.body(all.getBytes());
      }
      finish();
    }
  }

  private void timedOut() {
    if (!done) {
      fail(new MaruException(EdgeError.BODY_TIMEOUT, "The body did not arrive in time"));
    }
  }

  private void fail(MaruException error) {
    exchange.refuse(error);
    finish();
  }

  private void finish() {
    abandon();
    next.accept(exchange);
  }

  private void abandon() {
    if (!done) {
      done = true;
      Buffer all = collected;
      collected = null;
      BUFFERED.addAndGet(all == null ? 0 : -all.length());
      if (timer >= 0) {
        exchange.owner().cancelTimer(timer);
      }
    }
  }
}
