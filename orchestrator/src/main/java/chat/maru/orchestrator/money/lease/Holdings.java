package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The accounts that this node leases from, and what goes back to them. Thread-safe.
final class Holdings {
  /// An account whose window has been over for that long is forgotten.
  private static final Duration UNUSED = Duration.ofMinutes(1);

  private final LeaseStore store;
  private final Node node;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;
  private final Mirrors mirrors;
  private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();

  Holdings(
      LeaseStore store, Node node, InstantSource clock, Supplier<ZoneId> zone, Mirrors mirrors) {
    this.store = store;
    this.node = node;
    this.clock = clock;
    this.zone = zone;
    this.mirrors = mirrors;
  }

  /// The account of a limit. What is free of one whose limit was lowered goes back: that blocks.
  Account account(Limit limit) {
    long now = clock.millis();
    Account account =
        accounts.computeIfAbsent(
            limit.account(), _ -> new Account(limit, node.epoch(), now, zone.get(), mirrors));
    if (account.limit(limit)) {
      Lease lease = account.lease();
      giveBack(lease.epoch(), List.of(new Draw(account, lease, Math.max(0, lease.takeAll()))));
    }
    return account;
  }

  Lease lease(Account account, long now) {
    return account.lease(node.epoch(), now, zone.get());
  }

  /// What is leased of an account and nobody has reserved.
  long free(AccountId id) {
    Account account = accounts.get(id);
    return account == null ? 0 : Math.max(0, lease(account, clock.millis()).free());
  }

  /// Gives back what nobody has taken of since an instant. Blocks.
  void giveBack(long unusedSinceMs) {
    long now = clock.millis();
    List<Draw> idle = new ArrayList<>();
    for (Account account : accounts.values()) {
      Lease lease = account.lease();
      if (lease.usedMs() <= unusedSinceMs && lease.free() > 0 && now < lease.window().endMs()) {
        idle.add(new Draw(account, lease, lease.takeAll()));
      }
    }
    accounts
        .values()
        .removeIf(account -> now - UNUSED.toMillis() >= account.lease().window().endMs());
    idle.stream()
        .map(draw -> draw.lease().epoch())
        .distinct()
        .forEach(epoch -> giveBack(epoch, idle));
  }

  private void giveBack(String epoch, List<Draw> idle) {
    List<Draw> mine = idle.stream().filter(draw -> draw.lease().epoch().equals(epoch)).toList();
    try {
      store.giveBack(
          epoch,
          mine.stream()
              .map(
                  draw ->
                      new LeaseStore.Part(
                          draw.account().text(), draw.lease().window().startMs(), draw.amount()))
              .toList());
    } catch (RuntimeException e) {
      mine.forEach(draw -> draw.lease().put(draw.amount()));
      throw e;
    }
  }
}
