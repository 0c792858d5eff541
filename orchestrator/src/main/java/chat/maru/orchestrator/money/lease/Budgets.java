package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.LimitBook;
import chat.maru.orchestrator.money.LimitStore;
import chat.maru.orchestrator.money.MoneyError;
import chat.maru.orchestrator.money.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operator's budgets, and how they stand. Blocks; thread-safe.
public final class Budgets {
  private final LimitBook book;
  private final LimitStore limits;
  private final LeaseStore leases;
  private final LeaseLedger ledger;
  private final InstantSource clock;

  public Budgets(
      LimitBook book,
      LimitStore limits,
      LeaseStore leases,
      LeaseLedger ledger,
      InstantSource clock) {
    this.book = book;
    this.limits = limits;
    this.leases = leases;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// How one budget stands; of one that each key, user or room gets, all of them together.
  ///
  /// @param spentMicros what receipts have settled, up to a fraction of a second ago
  /// @param heldMicros reserved by calls under way, leased by other nodes, or lost with a dead node
  /// @param resetsAt when it starts anew
  public record Entry(Limit limit, long spentMicros, long heldMicros, Optional<Instant> resetsAt) {}

  public List<Entry> list() {
    List<Limit> all = book.budgets().stream().sorted(Comparator.comparing(Limit::account)).toList();
    Map<String, LeaseStore.Standing> standings =
        leases.standings(
            all.stream()
                .map(Limit::account)
                .filter(account -> !account.scope().each())
                .map(AccountId::text)
                .toList());
    return all.stream().map(limit -> entry(limit, standings)).toList();
  }

  /// Sets a budget.
  ///
  /// @throws MaruException `budget_from_file` if `maru.yaml` has one there
  public Entry put(Limit limit) {
    requireOurs(limit.account());
    limits.put(limit);
    book.refresh();
    return entry(limit, leases.standings(List.of(limit.account().text())));
  }

  /// @throws MaruException `NOT_FOUND`, `budget_from_file`
  public void remove(AccountId account) {
    requireOurs(account);
    if (!limits.delete(account)) {
      throw new MaruException(CommonError.NOT_FOUND, "There is no such budget");
    }
    book.refresh();
  }

  /// Gives back what dead nodes had leased, because the receipts are known to be there.
  public long reconcile() {
    return leases.reconcile();
  }

  /// What accounts have spent in their present window, by the name given.
  public Map<String, Long> spent(Map<String, AccountId> accounts) {
    Map<String, LeaseStore.Standing> standings =
        leases.standings(accounts.values().stream().map(AccountId::text).toList());
    Map<String, Long> spent = new HashMap<>();
    accounts.forEach(
        (name, account) -> {
          LeaseStore.Standing standing = standings.get(account.text());
          if (standing != null && standing.windowStartMs() == window(account).startMs()) {
            spent.put(name, standing.spent());
          }
        });
    return spent;
  }

  private Entry entry(Limit limit, Map<String, LeaseStore.Standing> standings) {
    AccountId account = limit.account();
    Period.Window window = window(account);
    LeaseStore.Standing standing =
        account.scope().each()
            ? leases.sum(account, window.startMs())
            : standings.get(account.text());
    LeaseStore.Standing now =
        standing != null && standing.windowStartMs() == window.startMs()
            ? standing
            : new LeaseStore.Standing(window.startMs(), 0, 0);
    return new Entry(
        limit,
        now.spent(),
        Math.max(0, now.leased() - ledger.free(account)),
        account.period() == Period.TOTAL
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(window.endMs())));
  }

  private Period.Window window(AccountId account) {
    return account.period().around(clock.millis(), book.config().zone());
  }

  private void requireOurs(AccountId account) {
    Limit known = book.find(account);
    if (known != null && known.fromFile()) {
      throw new MaruException(
          MoneyError.BUDGET_FROM_FILE, "This budget stands in maru.yaml; change it there");
    }
  }
}
