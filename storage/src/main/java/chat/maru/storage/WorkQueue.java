package chat.maru.storage;

import chat.maru.base.CommonError;
import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bounded way from callers to the database's threads. A full queue holds its callers back, at
/// most until their deadline.
final class WorkQueue {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final BlockingQueue<Pending<?>> queue;
  private final List<Thread> workers;
  private volatile boolean closed;

  WorkQueue(int capacity, List<Thread> workers) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.workers = workers;
  }

  <T extends @Nullable Object> T submit(Work<T> work) {
    if (workers.contains(Thread.currentThread())) {
      throw new IllegalStateException("a work must not call the database again");
    }
    Pending<T> pending = new Pending<>(work);
    Deadline deadline = Deadline.after(LONGEST_WAIT);
    if (Deadline.CURRENT.isBound()) {
      deadline = Deadline.CURRENT.get().within(LONGEST_WAIT);
    }
    try {
      if (closed || !queue.offer(pending, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new MaruException(CommonError.UNAVAILABLE, "The database is busy: nothing was saved")
            .retryAfter(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
    return pending.await();
  }

  /// The next work; null once the queue is closed and empty.
  @Nullable Pending<?> take() {
    try {
      while (true) {
        Pending<?> next = queue.poll(100, TimeUnit.MILLISECONDS);
        if (next != null || closed) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// Adds whatever waits already, up to `most`.
  void drainTo(List<Pending<?>> batch, int most) {
    queue.drainTo(batch, most);
  }

  /// Refuses new works; those waiting are still done.
  void close() {
    closed = true;
  }
}
