package chat.maru.bench.fanout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The state of a closed loop: who waits for what, and what was counted between its start and end.
///
/// Only one event loop touches it; others wait on its latches.
final class Loop {
  private final int members;
  private final CountDownLatch drained = new CountDownLatch(1);
  private final Latencies latencies = new Latencies();
  private long start;
  private long end;
  private long posted;
  private long acked;
  private long delivered;
  private long ackedInTime;
  private int errors;
  private boolean over;

  Loop(int members) {
    this.members = members;
  }

  /// What was seen.
  ///
  /// @param missing deliveries that should have come and did not
  record Seen(Latencies latencies, long acks, long messages, int errors, long missing) {}

  /// Counts from `warmUp` after `now` on, for `duration`.
  void begin(long now, Duration warmUp, Duration duration) {
    start = now + warmUp.toNanos();
    end = start + duration.toNanos();
  }

  /// Whether another message may be said; if so it counts as said.
  boolean mayPost(long now) {
    if (now >= end) {
      checkDrained();
      return false;
    }
    posted++;
    return true;
  }

  void acked(long now) {
    acked++;
    if (now >= start && now < end) {
      ackedInTime++;
    }
  }

  void delivered(long sent, long now) {
    delivered++;
    if (now >= start && now < end) {
      latencies.add(now - sent);
    }
    if (now >= end) {
      checkDrained();
    }
  }

  /// An error frame, a log that fell behind, or a connection that ended too early.
  void failed() {
    if (!over) {
      errors++;
    }
  }

  private void checkDrained() {
    if (acked == posted && delivered == posted * members) {
      drained.countDown();
    }
  }

  /// Opens once everything said was heard by everybody after the end.
  CountDownLatch drained() {
    return drained;
  }

  /// Ends the counting.
  Seen close() {
    over = true;
    return new Seen(
        latencies, ackedInTime, posted, errors, Math.max(0, posted * members - delivered));
  }
}
