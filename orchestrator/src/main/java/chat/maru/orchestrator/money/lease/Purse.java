package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one payer draws from, looked up once for some seconds.
///
/// @param version of the limits that it was made from
/// @param untilMs how long it may be used
/// @param counted the account in which a key without a budget of its own is only counted
record Purse(
    long version,
    long untilMs,
    Terms terms,
    List<Account> money,
    List<Account> tokens,
    List<Account> requests,
    @Nullable String counted) {
  Purse {
    money = List.copyOf(money);
    tokens = List.copyOf(tokens);
    requests = List.copyOf(requests);
  }

  boolean limitsNothing() {
    return money.isEmpty() && tokens.isEmpty();
  }
}
