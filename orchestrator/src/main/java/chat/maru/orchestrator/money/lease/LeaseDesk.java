package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leases for all reservations of this node that find too little free: whatever waits is served in
/// one transaction, so that a thousand calls that begin together cost a few.
///
/// One thread; the hot path never comes here while a block lasts, and nobody holds a lock while the
/// database is asked.
final class LeaseDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseDesk.class);
  private static final int QUEUE = 8_192;
  private static final int BATCH = 512;
  private static final long DRY_NANOS = Duration.ofMillis(100).toNanos();

  private final LeaseStore store;
  private final Node node;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;
  private final Consumer<String> fenced;
  private final BlockingQueue<Want> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread;
  private volatile boolean closed;

  /// @param fenced is told the epoch in which this node was taken for dead
  LeaseDesk(
      LeaseStore store,
      Node node,
      InstantSource clock,
      Supplier<ZoneId> zone,
      Consumer<String> fenced) {
    this.store = store;
    this.node = node;
    this.clock = clock;
    this.zone = zone;
    this.fenced = fenced;
    this.thread = Threads.startVirtual("lease-desk", this::run);
  }

  /// Takes amounts of several accounts, all or nothing. Blocks.
  ///
  /// @throws MaruException if one of them does not have as much
  List<Draw> take(List<Account> accounts, long[] amounts) {
    Want want = new Want(accounts, amounts);
    if (closed || !queue.offer(want)) {
      throw new MaruException(CommonError.UNAVAILABLE, "Too many calls wait for their budgets")
          .retryAfter(Duration.ofSeconds(1));
    }
    return want.await();
  }

  /// Leases another block without anybody waiting for it.
  void refill(List<Account> accounts, long[] amounts) {
    Want want = new Want(accounts, amounts);
    want.abandon();
    queue.offer(want); // if the desk is that busy, it leases anyway
  }

  private void run() {
    List<Want> batch = new ArrayList<>(BATCH);
    while (!closed) {
      try {
        Want first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          serve(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        return; // the server is ending
      }
    }
  }

  private void serve(List<Want> batch) {
    try {
      node.join();
      serveUnder(node.epoch(), batch);
    } catch (LeaseStore.Fenced e) {
      fenced.accept(e.epoch());
      batch.forEach(
          want ->
              want.refuse(
                  new MaruException(CommonError.UNAVAILABLE, "Budgets are being leased anew")
                      .retryAfter(Duration.ofSeconds(1))));
    } catch (RuntimeException e) {
      LOG.warn("No budget could be leased", e);
      batch.forEach(want -> want.refuse(e));
    }
  }

  private void serveUnder(String epoch, List<Want> batch) {
    long now = clock.millis();
    Map<Account, Lease> leases = new LinkedHashMap<>();
    batch.stream()
        .flatMap(want -> want.accounts().stream())
        .distinct()
        .sorted(Comparator.comparing(Account::text))
        .forEach(account -> leases.put(account, account.lease(epoch, now, zone.get())));
    Map<Account, Long> hands = new HashMap<>();
    leases.forEach((account, lease) -> hands.put(account, lease.takeAll()));
    BlockDivision division = new BlockDivision(batch, leases, hands);
    Map<String, LeaseStore.Standing> standings;
    try {
      standings = lease(epoch, leases, division);
    } catch (RuntimeException e) {
      put(leases, hands);
      throw e;
    }
    standings.forEach((text, standing) -> learn(leases, text, standing));
    put(leases, division.rest());
    batch.forEach(want -> answer(want, leases, division, now));
  }

  private Map<String, LeaseStore.Standing> lease(
      String epoch, Map<Account, Lease> leases, BlockDivision division) {
    division.divide(Map.of());
    if (division.refused().isEmpty()) {
      return Map.of(); // something was given back in the meantime
    }
    List<LeaseStore.Window> windows = new ArrayList<>();
    leases.forEach(
        (account, lease) ->
            windows.add(new LeaseStore.Window(account.text(), lease.window().startMs())));
    return store.lease(epoch, windows, division);
  }

  private static void put(Map<Account, Lease> leases, Map<Account, Long> amounts) {
    leases.forEach((account, lease) -> lease.put(amounts.getOrDefault(account, 0L)));
  }

  private static Lease require(Map<Account, Lease> leases, Account account) {
    Lease lease = leases.get(account);
    if (lease == null) {
      throw new IllegalStateException("no lease of " + account.text());
    }
    return lease;
  }

  private void learn(Map<Account, Lease> leases, String text, LeaseStore.Standing standing) {
    leases.replaceAll(
        (account, lease) -> {
          if (!account.text().equals(text)) {
            return lease;
          }
          Lease now =
              standing.windowStartMs() > lease.window().startMs()
                  ? account.follow(standing.windowStartMs(), zone.get())
                  : lease;
          now.seen(standing);
          return now;
        });
  }

  private static void answer(
      Want want, Map<Account, Lease> leases, BlockDivision division, long now) {
    Account lacking = division.refused().get(want);
    if (lacking == null) {
      List<Draw> draws = new ArrayList<>(want.accounts().size());
      for (int i = 0; i < want.accounts().size(); i++) {
        Account account = want.accounts().get(i);
        Lease lease = require(leases, account);
        lease.used(now);
        draws.add(new Draw(account, lease, want.amount(i)));
      }
      want.grant(draws);
      return;
    }
    Lease lease = require(leases, lacking);
    lease.dryUntil(System.nanoTime() + DRY_NANOS);
    want.refuse(Refusal.of(lacking, want.amount(want.accounts().indexOf(lacking)), lease, now));
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
