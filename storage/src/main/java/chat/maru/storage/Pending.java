package chat.maru.storage;

import chat.maru.base.Threads;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A work on its way to a thread of the database, and its outcome on the way back.
final class Pending<T extends @Nullable Object> {
  private final Work<T> work;
  private final CountDownLatch done = new CountDownLatch(1);
  private @Nullable T result;
  private @Nullable Throwable failure;

  Pending(Work<T> work) {
    this.work = work;
  }

  /// Runs the work; the outcome stays hidden until [#publish].
  void run(Handle handle) {
    result = work.run(handle);
  }

  void fail(Throwable cause) {
    failure = cause;
  }

  void publish() {
    done.countDown();
  }

  /// Blocks until the outcome is published. A caller who is interrupted learns nothing: its work
  /// may still be committed.
  @SuppressWarnings("NullAway") // T is nullable exactly where the work's result is
  T await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
    Throwable failed = failure;
    if (failed == null) {
      return result;
    }
    if (failed instanceof Error error) {
      throw error;
    }
    throw failed instanceof RuntimeException exception
        ? Faults.translate(exception)
        : new IllegalStateException(failed);
  }
}
