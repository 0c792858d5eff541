package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.OrchestratorError;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One answer of a provider, read piece by piece.
///
/// The event loop fills a queue and one thread empties it; above [#HIGH] waiting bytes the socket
/// is not read. Closing it, or cancelling the call, closes the connection unless the answer is in.
public final class UpstreamAnswer implements AutoCloseable {
  /// Bytes that may wait for the reader.
  private static final int HIGH = 256 * 1024;

  private static final int LOW = 64 * 1024;

  /// How long the rest of an answer that nobody reads may take before its connection is closed.
  private static final long LINGER_MS = 1000;

  private final Vertx vertx;
  private final String who;
  private final Cancel cancel;
  private final Runnable abort = this::abort;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable HttpClientRequest request;
  private volatile @Nullable HttpClientResponse response;
  private volatile boolean ended;
  private volatile boolean dropped;
  private volatile boolean paused;

  UpstreamAnswer(Vertx vertx, String who, Cancel cancel) {
    this.vertx = vertx;
    this.who = who;
    this.cancel = cancel;
    cancel.onCancel(abort);
  }

  public int status() {
    HttpClientResponse head = response;
    return head == null ? 0 : head.statusCode();
  }

  public Optional<String> header(String name) {
    HttpClientResponse head = response;
    return head == null ? Optional.empty() : Optional.ofNullable(head.getHeader(name));
  }

  /// The next bytes; `null` at the end. Blocks for at most `wait`.
  ///
  /// @throws MaruException if nothing came in time, the connection broke or the call was cancelled
  public byte @Nullable [] next(Duration wait) {
    return switch (take(wait)) {
      case Signal.Piece piece -> {
        int left = waiting.addAndGet(-piece.bytes().length);
        if (paused && left < LOW) {
          resume();
        }
        yield piece.bytes();
      }
      case Signal.End _ -> {
        cancel.remove(abort);
        yield null;
      }
      case Signal.Failed failed -> throw broken(failed.cause());
      case Signal.Cancelled _ -> throw cancelled();
      case Signal.Connected _, Signal.Head _ -> throw new IllegalStateException("two heads");
    };
  }

  /// The whole rest of the body. Blocks for at most `wait`.
  public byte[] all(Duration wait, int maxBytes) {
    long end = System.nanoTime() + wait.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] piece = next(wait);
        piece != null;
        piece = next(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
      if (body.size() + piece.length > maxBytes) {
        close();
        throw new MaruException(
            OrchestratorError.PROVIDER_FAILED,
            who + " sent an answer of more than " + maxBytes + " bytes");
      }
      body.writeBytes(piece);
    }
    return body.toByteArray();
  }

  /// Lets go of an answer whose end nobody needs: the connection is kept if it ends soon.
  public void release() {
    cancel.remove(abort);
    dropped = true;
    if (!ended) {
      resume();
      vertx.setTimer(LINGER_MS, _ -> reset());
    }
  }

  @Override
  public void close() {
    cancel.remove(abort);
    dropped = true;
    reset();
  }

  void connected(HttpClientRequest newRequest, @Nullable Buffer body) {
    request = newRequest;
    if (dropped) {
      newRequest.reset();
      return;
    }
    signals.add(new Signal.Connected());
    // The futures and the response tell it too; nobody needs it in the log.
    newRequest.exceptionHandler(_ -> {});
    newRequest.connection().exceptionHandler(_ -> {});
    newRequest.response().onComplete(this::head, this::failed);
    if (body == null) {
      newRequest.end();
    } else {
      newRequest.end(body);
    }
  }

  void failed(Throwable cause) {
    ended = true;
    signals.add(new Signal.Failed(cause));
  }

  /// @throws ClosedEarly if the connection ends before the head has come
  UpstreamAnswer awaitHead(Duration connect, Duration head) {
    boolean connecting = true;
    while (true) {
      switch (take(connecting ? connect : head)) {
        case Signal.Connected _ -> connecting = false;
        case Signal.Head got -> {
          response = got.response();
          return this;
        }
        case Signal.Failed failed -> {
          close();
          throw connecting ? unreachable(failed.cause()) : new ClosedEarly(failed.cause());
        }
        case Signal.Cancelled _ -> throw cancelled();
        case Signal.Piece _, Signal.End _ -> throw new IllegalStateException("no head");
      }
    }
  }

  private void head(HttpClientResponse head) {
    head.handler(this::piece);
    head.endHandler(
        _ -> {
          ended = true;
          signals.add(new Signal.End());
        });
    head.exceptionHandler(this::failed);
    signals.add(new Signal.Head(head));
  }

  private void piece(Buffer buffer) {
    if (dropped) {
      return;
    }
    signals.add(new Signal.Piece(buffer.getBytes()));
    HttpClientResponse head = response;
    if (waiting.addAndGet(buffer.length()) > HIGH && head != null && !paused) {
      paused = true;
      head.pause();
      if (waiting.get() < LOW) {
        resume(); // the reader was faster, saw no pause, and will never wake what it did not see
      }
    }
  }

  private void resume() {
    HttpClientResponse head = response;
    if (head != null) {
      paused = false;
      head.resume();
    }
  }

  private void abort() {
    dropped = true;
    signals.add(new Signal.Cancelled());
    reset();
  }

  private void reset() {
    HttpClientRequest sent = request;
    if (sent != null && !ended) {
      sent.reset();
    }
  }

  private Signal take(Duration wait) {
    try {
      Signal signal = signals.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
      if (signal != null) {
        return signal;
      }
    } catch (InterruptedException e) {
      close();
      throw Threads.interrupted(e);
    }
    close();
    throw request == null
        ? new MaruException(
            OrchestratorError.PROVIDER_UNREACHABLE, who + " could not be reached in time")
        : new MaruException(OrchestratorError.PROVIDER_TIMEOUT, who + " did not answer in time");
  }

  private MaruException unreachable(Throwable cause) {
    return new MaruException(
        OrchestratorError.PROVIDER_UNREACHABLE, who + " could not be reached", cause);
  }

  private MaruException broken(Throwable cause) {
    return new MaruException(
        OrchestratorError.STREAM_BROKEN, who + " broke off in the middle of its answer", cause);
  }

  private static MaruException cancelled() {
    return new MaruException(OrchestratorError.CANCELLED, "The call was cancelled");
  }
}
