package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.BudgetConfig;
import chat.maru.orchestrator.money.Estimate;
import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.LimitBook;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Payer;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.orchestrator.money.Settlement;
import chat.maru.orchestrator.money.Terms;
import chat.maru.orchestrator.money.store.JdbiLeaseStore;
import chat.maru.orchestrator.money.store.JdbiLimitStore;
import chat.maru.orchestrator.money.store.Settlements;
import chat.maru.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Several nodes on one database, at a time that the test sets.
final class TestNodes implements AutoCloseable {
  static final Payer KEY = new Payer("k", "u", null);

  private final Database database;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T05:00:00Z"));
  private final JdbiLeaseStore store;
  private final ZoneId zone;
  private final List<Limit> terms;
  private final List<LeaseLedger> nodes = new ArrayList<>();

  TestNodes(Database database, ZoneId zone, Limit... terms) {
    this.database = database;
    this.store = new JdbiLeaseStore(database);
    this.zone = zone;
    this.terms = List.of(terms);
  }

  TestNodes(Database database, Limit... terms) {
    this(database, ZoneId.of("UTC"), terms);
  }

  static Limit budget(Period period, long micros) {
    return Limit.budget(new Scope(Scope.Kind.KEY, "k"), period, micros, false);
  }

  static Limit aMinute(Measure measure, long most) {
    return new Limit(
        new AccountId(new Scope(Scope.Kind.KEY, "k"), measure, Period.MINUTE), most, false);
  }

  static Estimate micros(long micros) {
    return new Estimate("m", true, micros, 0, 0);
  }

  static Estimate tokens(long tokens) {
    return new Estimate("m", true, 0, tokens, 0);
  }

  LeaseLedger start(Limit... deployment) {
    return start(Mirrors.none(), deployment);
  }

  LeaseLedger start(Mirrors mirrors, Limit... deployment) {
    LimitBook book =
        new LimitBook(
            new JdbiLimitStore(database),
            _ -> new Terms(terms, List.of(), Long.MAX_VALUE, null),
            new BudgetConfig(zone, List.of(deployment)));
    LeaseLedger ledger = new LeaseLedger(book, store, mirrors, now::get);
    nodes.add(ledger);
    return ledger;
  }

  void setTime(String instant) {
    now.set(Instant.parse(instant));
  }

  void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  long nowMs() {
    return now.get().toEpochMilli();
  }

  JdbiLeaseStore store() {
    return store;
  }

  /// What a batch of receipts does.
  void write(List<Settlement> settled) {
    database.write(
        handle -> {
          Settlements.write(handle, settled);
          return 0;
        });
  }

  void settle(Hold hold, long micros) {
    write(hold.settle(micros, 0));
  }

  /// How the account of a limit stands in the database.
  LeaseStore.Standing standing(Limit limit) {
    String account = limit.account().text();
    return store
        .standings(List.of(account))
        .getOrDefault(account, new LeaseStore.Standing(0, 0, 0));
  }

  @Override
  public void close() {
    nodes.forEach(LeaseLedger::close);
  }
}
