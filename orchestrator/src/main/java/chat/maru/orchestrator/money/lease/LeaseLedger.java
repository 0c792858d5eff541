package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Estimate;
import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.money.Limit;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps budgets and limits over several nodes without a write on a request's path.
///
/// A node leases a block of every account that a call touches, from all of them in one transaction,
/// and reserves inside its blocks with a compare-and-set each. The database counts a lease as taken
/// until it is settled (with the receipts) or given back, so what all nodes together reserve can
/// never be more than the limit; only what a call costs beyond its reservation is debt. Near the
/// limit blocks shrink to single reservations ([BlockDivision]). A node that dies leaves its leases
/// behind: they count as spent until its receipts settle them, its window ends, or the operator
/// says that all receipts are there ([LeaseStore#reconcile]).
public final class LeaseLedger implements Ledger, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseLedger.class);
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration UNUSED = Duration.ofMinutes(1);
  private static final Duration KNOWN = Duration.ofSeconds(10);
  private static final int MOST_PAYERS = 20_000;

  private final LimitBook book;
  private final LeaseStore store;
  private final InstantSource clock;
  private final Node node;
  private final LeaseDesk desk;
  private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
  private final Map<Payer, Purse> purses = new ConcurrentHashMap<>();
  private final Thread ticking;

  public LeaseLedger(LimitBook book, LeaseStore store, InstantSource clock) {
    this.book = book;
    this.store = store;
    this.clock = clock;
    this.node = new Node(store, clock);
    this.desk = new LeaseDesk(store, node, clock, () -> book.config().zone(), this::leaseAnew);
    this.ticking = Threads.startVirtual("ledger", this::tickOften);
  }

  @Override
  public void admit(Payer payer, String model) {
    if (payer.key() == null) {
      return;
    }
    Terms terms = purse(payer).terms();
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
    return payer.key() == null ? Terms.FREE : purse(payer).terms();
  }

  @Override
  public void enter(Payer payer) {
    List<Account> limited = purse(payer).requests();
    if (!limited.isEmpty()) {
      long[] amounts = new long[limited.size()];
      java.util.Arrays.fill(amounts, 1);
      take(limited, amounts);
    }
  }

  @Override
  public Hold reserve(Payer payer, Estimate estimate) {
    Purse purse = purse(payer);
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
    Purse purse = purses.get(payer);
    if (purse == null) {
      return Optional.empty(); // looking it up could block
    }
    List<Account> limited = measure == Measure.REQUESTS ? purse.requests() : purse.tokens();
    long now = clock.millis();
    Rate narrowest = null;
    for (Account account : limited) {
      Lease lease = lease(account, now);
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
      Lease lease = lease(account, now);
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

  private Lease lease(Account account, long now) {
    return account.lease(node.epoch(), now, book.config().zone());
  }

  private Purse purse(Payer payer) {
    Purse known = purses.get(payer);
    if (known != null && known.version() == book.version() && clock.millis() < known.untilMs()) {
      return known;
    }
    return look(payer);
  }

  private Purse look(Payer payer) {
    long version = book.version();
    long now = clock.millis();
    Terms terms = book.terms(payer);
    List<Account> money = new ArrayList<>();
    List<Account> tokens = new ArrayList<>();
    List<Account> requests = new ArrayList<>();
    for (Limit limit : book.of(payer, terms)) {
      Account account =
          accounts.computeIfAbsent(
              limit.account(), _ -> new Account(limit, node.epoch(), now, book.config().zone()));
      if (account.limit(limit)) {
        giveBack(account);
      }
      switch (limit.account().measure()) {
        case MICROS -> money.add(account);
        case TOKENS -> tokens.add(account);
        case REQUESTS -> requests.add(account);
      }
    }
    Purse purse =
        new Purse(
            version,
            now + KNOWN.toMillis(),
            terms,
            money,
            tokens,
            requests,
            payer.key() == null ? null : counted(payer.key(), money));
    if (purses.size() >= MOST_PAYERS) {
      purses.clear();
    }
    purses.put(payer, purse);
    return purse;
  }

  private static @org.jspecify.annotations.Nullable String counted(
      String key, List<Account> money) {
    AccountId total = spendingOf(key, Period.TOTAL);
    return money.stream().anyMatch(account -> account.id().equals(total)) ? null : total.text();
  }

  /// The account in which the spending of a key stands.
  public static AccountId spendingOf(String key, Period period) {
    return new AccountId(new Scope(Scope.Kind.KEY, key), Measure.MICROS, period);
  }

  /// What this node has leased of an account and nobody has reserved.
  public long free(AccountId id) {
    Account account = accounts.get(id);
    return account == null ? 0 : Math.max(0, lease(account, clock.millis()).free());
  }

  /// What has to be done from time to time: take over changed limits, say that this node lives,
  /// give back what it does not use. Blocks.
  public void tick() {
    book.refresh();
    if (!node.beat()) {
      leaseAnew(node.epoch());
    }
    giveBack(clock.millis() - IDLE.toMillis());
  }

  /// Goes on under a new epoch; what was free under the old one is given back.
  private void leaseAnew(String fenced) {
    giveBack(Long.MAX_VALUE);
    node.renewEpoch(fenced);
  }

  private void giveBack(Account account) {
    Lease lease = account.lease();
    giveBack(lease.epoch(), List.of(new Draw(account, lease, Math.max(0, lease.takeAll()))));
  }

  private void giveBack(long unusedSinceMs) {
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
      giveBack(Long.MAX_VALUE);
    } catch (RuntimeException e) {
      LOG.warn("Leased budgets could not be given back: {}", e.toString());
    }
  }
}
