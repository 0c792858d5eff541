package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The line before the model: it serves one at a time, in the order of arrival, and a bounded
/// number wait.
final class WaitingLine {
  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Place> places = new ArrayList<>();

  /// @param bound how many may wait behind the one that is served
  WaitingLine(int bound) {
    this.bound = bound;
  }

  /// Joins the line at its end.
  ///
  /// @throws MaruException `QUEUE_FULL` if `bound` wait already
  Place enter() {
    lock.lock();
    try {
      if (places.size() > bound) {
        throw new MaruException(
                HostError.QUEUE_FULL, "The embedded model is busy and " + bound + " calls wait")
            .retryAfter(Duration.ofSeconds(10));
      }
      Place place = new Place();
      places.add(place);
      return place;
    } finally {
      lock.unlock();
    }
  }

  /// How many are served or wait.
  int length() {
    lock.lock();
    try {
      return places.size();
    } finally {
      lock.unlock();
    }
  }

  /// A place in the line; closing it leaves the line.
  final class Place implements AutoCloseable {
    /// How many stand before this one; 0 = it is served.
    int position() {
      lock.lock();
      try {
        return places.indexOf(this);
      } finally {
        lock.unlock();
      }
    }

    /// Waits at most `limit` for this one's turn; whether it has come.
    boolean await(Duration limit) {
      lock.lock();
      try {
        long nanos = limit.toNanos();
        while (places.indexOf(this) > 0 && nanos > 0) {
          nanos = moved.awaitNanos(nanos);
        }
        return places.indexOf(this) == 0;
      } catch (InterruptedException e) {
        throw Threads.interrupted(e);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        places.remove(this);
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
