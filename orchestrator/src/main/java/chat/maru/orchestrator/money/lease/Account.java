package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.Period;
import java.time.ZoneId;

/// One budget or limit as this node sees it. Thread-safe, never blocks.
final class Account {
  private final AccountId id;
  private final String text;
  private volatile Limit limit;
  private final Mirrors mirrors;
  private volatile Lease lease;

  Account(Limit limit, String epoch, long nowMs, ZoneId zone, Mirrors mirrors) {
    this.id = limit.account();
    this.text = id.text();
    this.limit = limit;
    this.mirrors = mirrors;
    this.lease = fresh(nowMs, zone, epoch);
  }

  AccountId id() {
    return id;
  }

  String text() {
    return text;
  }

  long most() {
    return limit.most();
  }

  /// What nobody has leased yet, as far as this node knows; 0 or more.
  long elsewhere(Lease of) {
    LeaseStore.Standing seen = of.seen();
    return seen == null ? most() : Math.max(0, most() - seen.spent() - seen.leased());
  }

  /// Takes over a changed limit; what was learnt under the old one is forgotten.
  ///
  /// @return whether it is lower now, so that what is free has to go back
  synchronized boolean limit(Limit changed) {
    long before = limit.most();
    if (changed.most() != before) {
      limit = changed;
      lease.dryUntil(System.nanoTime());
    }
    return changed.most() < before;
  }

  /// The lease as it is, even if its window is over.
  Lease lease() {
    return lease;
  }

  /// The lease in the window of `nowMs`: a new, empty one when a window has ended. A clock that
  /// steps back changes nothing.
  Lease lease(String epoch, long nowMs, ZoneId zone) {
    Lease now = lease;
    return nowMs < now.window().endMs() && now.epoch().equals(epoch)
        ? now
        : renew(now, epoch, nowMs, zone);
  }

  /// Follows another node whose clock is ahead.
  synchronized Lease follow(long windowStartMs, ZoneId zone) {
    if (lease.window().startMs() < windowStartMs) {
      lease = fresh(windowStartMs, zone, lease.epoch());
    }
    return lease;
  }

  private Lease fresh(long atMs, ZoneId zone, String epoch) {
    Period.Window window = id.period().around(atMs, zone);
    return new Lease(window, epoch, mirrors.slot(id, window, epoch));
  }

  private synchronized Lease renew(Lease seen, String epoch, long nowMs, ZoneId zone) {
    if (lease == seen) {
      long at = Math.max(nowMs, seen.window().startMs());
      lease = fresh(at, zone, epoch);
    }
    return lease;
  }
}
