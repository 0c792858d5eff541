package chat.maru.edge.socket;

import chat.maru.base.Threads;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Messages that came over a socket and wait for the thread that serves it: at most [#MAX_MESSAGES]
/// or [#MAX_CHARS]. Thread-safe.
final class Inbox {
  static final int MAX_MESSAGES = 1_000;
  static final long MAX_CHARS = 4 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<String> messages = new ArrayDeque<>(4);
  private long chars;
  private boolean closed;

  /// @return false if it is full
  boolean offer(String message) {
    lock.lock();
    try {
      if (messages.size() >= MAX_MESSAGES || chars > MAX_CHARS) {
        return false;
      }
      messages.add(message);
      chars += message.length();
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a message; nothing once it is closed and empty.
  Optional<String> take() {
    lock.lock();
    try {
      while (messages.isEmpty() && !closed) {
        changed.await();
      }
      String message = messages.poll();
      if (message != null) {
        chars -= message.length();
      }
      return Optional.ofNullable(message);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  /// Wakes who waits; what is there can still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
