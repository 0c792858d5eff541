package chat.maru.orchestrator.wiring;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.KeyTerms;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.BudgetConfig;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.LimitBook;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Scope;
import chat.maru.orchestrator.money.Terms;
import chat.maru.orchestrator.money.http.BudgetsApi;
import chat.maru.orchestrator.money.http.KeptAnswers;
import chat.maru.orchestrator.money.http.MeteredRoutes;
import chat.maru.orchestrator.money.lease.Budgets;
import chat.maru.orchestrator.money.lease.LeaseLedger;
import chat.maru.orchestrator.money.lease.Mirrors;
import chat.maru.orchestrator.money.store.JdbiAnswerStore;
import chat.maru.orchestrator.money.store.JdbiLeaseStore;
import chat.maru.orchestrator.money.store.JdbiLimitStore;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.storage.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The parts that count money.
public record Money(
    LimitBook book, LeaseLedger ledger, Budgets budgets, KeptAnswers answers, MeteredRoutes metered)
    implements AutoCloseable {
  /// Joins them.
  ///
  /// @param data the data directory, for what shall outlive a crash
  /// @param keys finds the terms of a key
  static Money wire(
      BudgetConfig config, Database database, Path data, Terms.Source keys, InstantSource clock) {
    JdbiLimitStore limits = new JdbiLimitStore(database);
    JdbiLeaseStore leases = new JdbiLeaseStore(database);
    LimitBook book = new LimitBook(limits, keys, config);
    KeptAnswers answers = new KeptAnswers(new JdbiAnswerStore(database), clock);
    LeaseLedger ledger = new LeaseLedger(book, leases, Mirrors.in(data.resolve("leases")), clock);
    return new Money(
        book,
        ledger,
        new Budgets(book, limits, leases, ledger, clock),
        answers,
        new MeteredRoutes(ledger, answers, clock));
  }

  /// The terms of keys as accounts know them.
  public static Terms.Source terms(ApiKeys keys) {
    return id -> keys.find(id).map(Money::terms).orElse(Terms.FREE);
  }

  /// Adds the operator's endpoints.
  ///
  /// @param labels what people call keys, users and rooms
  void addTo(Routes routes, Labels labels) {
    new BudgetsApi(budgets, labels).addTo(routes);
  }

  /// What keys have spent, in the present period of their budget or ever.
  public Map<String, Long> spent(List<ApiKey> keys) {
    Map<String, AccountId> accounts = new HashMap<>();
    keys.forEach(key -> accounts.put(key.id(), LeaseLedger.spendingOf(key.id(), period(key))));
    return budgets.spent(accounts);
  }

  private static Terms terms(ApiKey key) {
    List<Limit> limits = new ArrayList<>();
    key.terms()
        .budgetMicros()
        .ifPresent(most -> limits.add(limit(key, Measure.MICROS, period(key), most)));
    key.terms()
        .requestsPerMinute()
        .ifPresent(most -> limits.add(limit(key, Measure.REQUESTS, Period.MINUTE, most)));
    key.terms()
        .tokensPerMinute()
        .ifPresent(most -> limits.add(limit(key, Measure.TOKENS, Period.MINUTE, most)));
    return new Terms(
        limits,
        key.terms().models(),
        key.terms().expiresAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
        key.terms().identifiers().map(Money::policy).orElse(null));
  }

  private static Policy policy(KeyTerms.Identifiers choice) {
    return switch (choice) {
      case MASK -> Policy.MASK;
      case OWN -> Policy.OWN;
      case REFUSE -> Policy.REFUSE;
    };
  }

  private static Period period(ApiKey key) {
    return key.terms().budgetMicros().isEmpty()
        ? Period.TOTAL
        : switch (key.terms().period()) {
          case DAY -> Period.DAY;
          case MONTH -> Period.MONTH;
          case TOTAL -> Period.TOTAL;
        };
  }

  private static Limit limit(ApiKey key, Measure measure, Period period, long most) {
    return new Limit(
        new AccountId(new Scope(Scope.Kind.KEY, key.id()), measure, period), most, false);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
