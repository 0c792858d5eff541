package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.Period;
import org.jspecify.annotations.Nullable;

/// What this node has of one account in one window, under one epoch. Thread-safe, never blocks.
///
/// A lease falls apart into what is free, what calls under way have reserved, and what is spent but
/// not yet settled in the database; the database knows the sum.
final class Lease {
  private final Period.Window window;
  private final String epoch;
  private final Slot free;
  private volatile long usedMs;
  private volatile LeaseStore.@Nullable Standing seen;
  private volatile long dryNanos;
  private volatile boolean dry;

  /// @param free where its free part stands; nothing in it yet
  Lease(Period.Window window, String epoch, Slot free) {
    this.window = window;
    this.epoch = epoch;
    this.free = free;
  }

  Period.Window window() {
    return window;
  }

  String epoch() {
    return epoch;
  }

  /// Takes `amount` if that much is free.
  boolean take(long amount, long nowMs) {
    long before = free.get();
    while (before >= amount) {
      if (free.compareAndSet(before, before - amount)) {
        usedMs = nowMs;
        return true;
      }
      before = free.get();
    }
    return false;
  }

  /// Puts back what was taken; a negative amount is a debt that the next lease pays.
  void put(long amount) {
    if (amount != 0) {
      free.add(amount);
    }
  }

  /// Takes everything that is free, or owes.
  long takeAll() {
    return free.getAndSet(0);
  }

  long free() {
    return free.get();
  }

  void used(long nowMs) {
    usedMs = nowMs;
  }

  /// When somebody last took of it.
  long usedMs() {
    return usedMs;
  }

  /// How the account stood when this node last looked; `null` if it never did.
  LeaseStore.@Nullable Standing seen() {
    return seen;
  }

  void seen(LeaseStore.Standing standing) {
    seen = standing;
  }

  /// Remembers for a moment that the database had too little, so that refusals do not crowd it.
  void dryUntil(long nanos) {
    dryNanos = nanos;
    dry = true;
  }

  boolean isDry(long nanos) {
    return dry && nanos - dryNanos < 0;
  }
}
