package chat.maru.messenger;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The events of one log on their way to this process's listeners.
///
/// Listeners run under the lane's lock, which is what keeps the order; they must not block.
final class Lane<E> {
  private final List<Consumer<E>> listeners;
  private final TreeMap<Long, E> early = new TreeMap<>();
  private boolean watched;
  private long start;
  private long next;
  private long stood;

  Lane(List<Consumer<E>> listeners) {
    this.listeners = listeners;
  }

  synchronized void watchAfter(long lastSeq) {
    if (!watched) {
      watched = true;
      start = lastSeq + 1;
      next = start;
    }
  }

  /// From now on nobody counts on the order.
  synchronized void unwatch() {
    watched = false;
    early.values().forEach(this::pass);
    early.clear();
    stood = 0;
  }

  synchronized boolean watched() {
    return watched;
  }

  /// The Seq that a watched lane tells next; 0 if nobody watches.
  synchronized long next() {
    return watched ? next : 0;
  }

  synchronized void offer(long seq, E event) {
    if (!watched || seq < start) {
      // Nobody counts on the order of these; still each is told once.
      pass(event);
    } else if (seq == next) {
      advance(event);
      while (!early.isEmpty() && early.firstKey() == next) {
        advance(early.pollFirstEntry().getValue());
      }
    } else if (seq > next) {
      early.put(seq, event);
    }
  }

  /// The Seq that has been missing since the last look, given that the log holds `lastSeq`; 0 if
  /// none has.
  synchronized long missing(long lastSeq) {
    boolean waiting = watched && (!early.isEmpty() || next <= lastSeq);
    boolean still = waiting && stood == next;
    stood = waiting ? next : 0;
    return still ? next : 0;
  }

  private void advance(E event) {
    next++;
    pass(event);
  }

  private void pass(E event) {
    for (Consumer<E> listener : listeners) {
      listener.accept(event);
    }
  }
}
