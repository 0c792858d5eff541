package chat.maru.orchestrator.money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The limits of everybody, in memory: those of `maru.yaml`, and those of the database as they were
/// when last looked at. The file wins over the database, and a limit of one key, user or room over
/// the one that each gets. Thread-safe.
public final class LimitBook {
  private static final List<Count> COUNTS =
      List.of(
          new Count(Measure.MICROS, Period.DAY),
          new Count(Measure.MICROS, Period.MONTH),
          new Count(Measure.MICROS, Period.TOTAL),
          new Count(Measure.REQUESTS, Period.MINUTE),
          new Count(Measure.TOKENS, Period.MINUTE));

  private final LimitStore store;
  private final Terms.Source keys;
  private volatile BudgetConfig config;
  private volatile Map<AccountId, Limit> limits = Map.of();
  private volatile long version;

  public LimitBook(LimitStore store, Terms.Source keys, BudgetConfig config) {
    this.store = store;
    this.keys = keys;
    this.config = config;
    refresh();
  }

  public BudgetConfig config() {
    return config;
  }

  /// Takes over a changed configuration.
  public void apply(BudgetConfig changed) {
    config = changed;
    refresh();
  }

  /// Looks at the database again. Blocks.
  public synchronized void refresh() {
    Map<AccountId, Limit> all = new HashMap<>();
    store.list().forEach(limit -> all.put(limit.account(), limit));
    config.limits().forEach(limit -> all.put(limit.account(), limit));
    if (!all.equals(limits)) {
      limits = Map.copyOf(all);
      version = version + 1;
    }
  }

  /// Rises with every change of a limit, but for those of keys.
  public long version() {
    return version;
  }

  /// Every budget of the operator.
  public List<Limit> budgets() {
    return limits.values().stream()
        .filter(limit -> limit.account().measure() == Measure.MICROS)
        .toList();
  }

  public @Nullable Limit find(AccountId account) {
    return limits.get(account);
  }

  /// The terms of a payer's key. May block.
  public Terms terms(Payer payer) {
    String key = payer.key();
    return key == null ? Terms.FREE : keys.of(key);
  }

  /// Every limit that a call of `payer` touches, each account once.
  public List<Limit> of(Payer payer, Terms terms) {
    Map<AccountId, Limit> found = new HashMap<>();
    add(found, Scope.Kind.KEY, payer.key());
    // A key's own terms are narrower than what each key gets.
    terms.limits().forEach(limit -> found.merge(limit.account(), limit, LimitBook::narrower));
    add(found, Scope.Kind.USER, payer.user());
    add(found, Scope.Kind.ROOM, payer.room());
    add(found, Scope.Kind.DEPLOYMENT, "");
    List<Limit> all = new ArrayList<>(found.values());
    all.sort((a, b) -> a.account().scope().kind().compareTo(b.account().scope().kind()));
    return all;
  }

  private void add(Map<AccountId, Limit> found, Scope.Kind kind, @Nullable String id) {
    if (id == null) {
      return;
    }
    for (Count count : COUNTS) {
      Limit own = limits.get(new AccountId(new Scope(kind, id), count.measure, count.period));
      Limit each = limits.get(new AccountId(new Scope(kind, ""), count.measure, count.period));
      Limit limit = own != null ? own : each;
      if (limit != null) {
        Limit mine = limit.of(id);
        found.put(mine.account(), mine);
      }
    }
  }

  private record Count(Measure measure, Period period) {}

  private static Limit narrower(Limit a, Limit b) {
    return a.most() <= b.most() ? a : b;
  }
}
