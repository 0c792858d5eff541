package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Limit;
import chat.maru.orchestrator.money.LimitBook;
import chat.maru.orchestrator.money.Payer;
import chat.maru.orchestrator.money.Period;
import chat.maru.orchestrator.money.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What each payer draws from, remembered for some seconds. Thread-safe.
final class Purses {
  private static final Duration KNOWN = Duration.ofSeconds(10);
  private static final int MOST = 20_000;

  private final LimitBook book;
  private final Holdings holdings;
  private final InstantSource clock;
  private final Map<Payer, Purse> purses = new ConcurrentHashMap<>();

  Purses(LimitBook book, Holdings holdings, InstantSource clock) {
    this.book = book;
    this.holdings = holdings;
    this.clock = clock;
  }

  /// Blocks for a moment when the payer was not seen lately.
  Purse of(Payer payer) {
    Purse known = purses.get(payer);
    if (known != null && known.version() == book.version() && clock.millis() < known.untilMs()) {
      return known;
    }
    return look(payer);
  }

  /// As it was last seen; never blocks.
  @Nullable Purse known(Payer payer) {
    return purses.get(payer);
  }

  private Purse look(Payer payer) {
    long version = book.version();
    long until = clock.millis() + KNOWN.toMillis();
    Terms terms = book.terms(payer);
    List<Account> money = new ArrayList<>();
    List<Account> tokens = new ArrayList<>();
    List<Account> requests = new ArrayList<>();
    for (Limit limit : book.of(payer, terms)) {
      Account account = holdings.account(limit);
      switch (limit.account().measure()) {
        case MICROS -> money.add(account);
        case TOKENS -> tokens.add(account);
        case REQUESTS -> requests.add(account);
      }
    }
    String counted = payer.key() == null ? null : counted(payer.key(), money);
    Purse purse = new Purse(version, until, terms, money, tokens, requests, counted);
    if (purses.size() >= MOST) {
      purses.clear();
    }
    purses.put(payer, purse);
    return purse;
  }

  private static @Nullable String counted(String key, List<Account> money) {
    AccountId total = LeaseLedger.spendingOf(key, Period.TOTAL);
    return money.stream().anyMatch(account -> account.id().equals(total)) ? null : total.text();
  }
}
