package chat.maru.orchestrator.provider.hub;

import chat.maru.base.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A body on its way, a few buffers at a time. Unlike the JDK's streams its reader has a limit for
/// each wait, which tells a dead connection from a slow one, and another thread can stop it at
/// once.
final class Pieces implements Flow.Subscriber<List<ByteBuffer>> {
  private sealed interface Event {}

  private record Some(List<ByteBuffer> buffers) implements Event {}

  private record End(@Nullable Throwable failure) implements Event {}

  // One piece is asked for at a time, so that with an end there are never more than two.
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(4);
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean stopped;

  /// The next buffers; empty at the end. Blocks for at most `stall`.
  Optional<List<ByteBuffer>> next(Duration stall) throws IOException {
    try {
      Event event = events.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
      return switch (event) {
        case null -> throw new IOException("it has gone silent");
        case Some some -> {
          ask();
          yield Optional.of(some.buffers());
        }
        case End(Throwable failure) when failure != null ->
            throw new IOException("the connection broke off", failure);
        case End _ -> Optional.empty();
      };
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  /// Ends the transfer and wakes its reader.
  void stop() {
    stopped = true;
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
    end(new IOException("stopped"));
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    if (stopped) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  private void ask() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    put(new Some(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    end(failure);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(@Nullable Throwable failure) {
    put(new End(failure));
  }

  /// Events behind an end are nobody's concern any more.
  private void put(Event event) {
    boolean _ = events.offer(event);
  }
}
