package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Estimate;
import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.money.LimitBook;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.MoneyError;
import chat.maru.orchestrator.money.Payer;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.orchestrator.money.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps budgets and limits over several nodes without a write on a request's path.
///
/// A node leases a block of every account that a call touches, from all of them in one transaction,
/// and reserves inside its blocks with a compare-and-set each. The database counts a lease as taken
/// until it is settled (with the receipts) or given back, so what all nodes together reserve can
/// never be more than the limit; only what a call costs beyond its reservation is debt. Near the
/// limit blocks shrink to single reservations ([BlockDivision]). A node that dies leaves its leases
/// behind: they count as spent until its receipts settle them, its window ends, the next process on
/// its machine finds what it had free ([Mirror]), or the operator says that all receipts are there
/// ([LeaseStore#reconcile]).
public final class LeaseLedger implements Ledger, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseLedger.class);
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final LimitBook book;
  private final InstantSource clock;
  private final Node node;
  private final LeaseDesk desk;
  private final Mirrors mirrors;
  private final Holdings holdings;
  private final Purses purses;
  private final Thread ticking;

  /// @param mirrors where what is free outlives this process; what a process before left there is
  ///   settled now, which blocks
  public LeaseLedger(LimitBook book, LeaseStore store, Mirrors mirrors, InstantSource clock) {
    this.book = book;
    this.clock = clock;
    this.mirrors = mirrors;
    this.node = new Node(store, clock);
    this.holdings = new Holdings(store, node, clock, () -> book.config().zone(), mirrors);
    this.purses = new Purses(book, holdings, clock);
    this.desk = new LeaseDesk(store, node, clock, () -> book.config().zone(), this::leaseAnew);
    mirrors.recover(store);
    this.ticking = Threads.startVirtual("ledger", this::tickOften);
  }

  @Override
  public void admit(Payer payer, String model) {
    if (payer.key() == null) {
      return;
    }
    Terms terms = purses.of(payer).terms();
    if (clock.millis() >= terms.expiresMs()) {
      throw new MaruException(CommonError.UNAUTHENTICATED, "This key has expired");
    }
    if (!terms.models().isEmpty() && !terms.models().contains(model)) {
      throw new MaruException(
              MoneyError.MODEL_NOT_ALLOWED,
              "This key may not use `"
                  + model
                  + "`. It may use: "
                  + String.join(", ", terms.models()))
          .with(JsonObject.builder().put("param", "model").put("model", model).build());
    }
  }

  /// What a key may do, as it was known some seconds ago. May block for a moment.
  public Terms terms(Payer payer) {
    return payer.key() == null ? Terms.FREE : purses.of(payer).terms();
  }

  @Override
  public void enter(Payer payer) {
    List<Account> limited = purses.of(payer).requests();
    if (!limited.isEmpty()) {
      long[] amounts = new long[limited.size()];
      java.util.Arrays.fill(amounts, 1);
      take(limited, amounts);
    }
  }

  @Override
  public Hold reserve(Payer payer, Estimate estimate) {
    Purse purse = purses.of(payer);
    if (purse.limitsNothing()) {
      return purse.counted() == null ? Hold.NONE : new LeaseHold(List.of(), purse.counted());
    }
    if (!purse.money().isEmpty() && !estimate.priced()) {
      throw new MaruException(
              MoneyError.PRICE_UNKNOWN,
              "Nobody knows what `"
                  + estimate.model()
                  + "` costs, and this call has a budget to keep. Set the model's price in"
                  + " maru.yaml.")
          .with(JsonObject.builder().put("model", estimate.model()).build());
    }
    return new LeaseHold(take(purse, estimate), purse.counted());
  }

  @Override
  public Optional<Rate> rate(Payer payer, Measure measure) {
    Purse purse = purses.known(payer);
    if (purse == null) {
      return Optional.empty(); // looking it up could block
    }
    List<Account> limited = measure == Measure.REQUESTS ? purse.requests() : purse.tokens();
    long now = clock.millis();
    Rate narrowest = null;
    for (Account account : limited) {
      Lease lease = holdings.lease(account, now);
      long left = Math.max(0, Math.min(account.most(), lease.free() + account.elsewhere(lease)));
      if (narrowest == null || left < narrowest.remaining()) {
        narrowest = new Rate(account.most(), left, lease.window().endMs() - now);
      }
    }
    return Optional.ofNullable(narrowest);
  }

  private List<Draw> take(Purse purse, Estimate estimate) {
    int money = estimate.micros() > 0 ? purse.money().size() : 0;
    List<Account> touched;
    if (money == 0) {
      touched = purse.tokens();
    } else if (purse.tokens().isEmpty()) {
      touched = purse.money();
    } else {
      touched = new ArrayList<>(purse.money());
      touched.addAll(purse.tokens());
    }
    long[] amounts = new long[touched.size()];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = i < money ? estimate.micros() : estimate.tokens();
    }
    return take(touched, amounts);
  }

  private List<Draw> take(List<Account> touched, long[] amounts) {
    long now = clock.millis();
    List<Draw> draws = new ArrayList<>(amounts.length);
    boolean low = false;
    for (int i = 0; i < amounts.length; i++) {
      Account account = touched.get(i);
      Lease lease = holdings.lease(account, now);
      if (!lease.take(amounts[i], now)) {
        draws.forEach(draw -> draw.lease().put(draw.amount()));
        if (lease.isDry(System.nanoTime()) && amounts[i] > account.elsewhere(lease)) {
          throw Refusal.of(account, amounts[i], lease, now);
        }
        return desk.take(touched, amounts);
      }
      draws.add(new Draw(account, lease, amounts[i]));
      low |= lease.free() < amounts[i] && account.elsewhere(lease) > 16 * amounts[i];
    }
    if (low) {
      desk.refill(touched, amounts);
    }
    return draws;
  }

  /// The account in which the spending of a key stands.
  public static AccountId spendingOf(String key, Period period) {
    return new AccountId(new Scope(Scope.Kind.KEY, key), Measure.MICROS, period);
  }

  /// What this node has leased of an account and nobody has reserved.
  public long free(AccountId id) {
    return holdings.free(id);
  }

  /// What has to be done from time to time: take over changed limits, say that this node lives,
  /// give back what it does not use. Blocks.
  public void tick() {
    book.refresh();
    if (!node.beat()) {
      leaseAnew(node.epoch());
    }
    holdings.giveBack(clock.millis() - IDLE.toMillis());
  }

  /// Goes on under a new epoch; what was free under the old one is given back.
  private void leaseAnew(String fenced) {
    holdings.giveBack(Long.MAX_VALUE);
    node.renewEpoch(fenced);
  }

  private void tickOften() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Threads.sleep(TICK);
        tick();
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warn("Budgets could not be looked after: {}", e.toString());
      }
    }
  }

  /// Gives back what nobody has reserved. Receipts that come later still settle.
  @Override
  public void close() {
    ticking.interrupt();
    desk.close();
    try {
      holdings.giveBack(Long.MAX_VALUE);
      mirrors.delete();
    } catch (RuntimeException e) {
      LOG.warn("Leased budgets could not be given back: {}", e.toString());
    }
    mirrors.close();
  }
}
