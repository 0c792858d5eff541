package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Dollars;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.MoneyError;
import chat.maru.orchestrator.money.Period;
import java.time.Duration;
import java.time.Instant;

/// Says which budget or limit does not suffice, and when it will.
final class Refusal {
  private Refusal() {}

  /// @param lease of the account, with how it stood when it was last looked at
  static MaruException of(Account account, long wanted, Lease lease, long nowMs) {
    LeaseStore.Standing seen = lease.seen();
    LeaseStore.Standing standing =
        seen == null ? new LeaseStore.Standing(lease.window().startMs(), 0, 0) : seen;
    return account.id().measure() == Measure.MICROS
        ? exhausted(account, wanted, standing, lease.window())
        : tooMany(account, wanted, lease.window(), nowMs);
  }

  private static MaruException exhausted(
      Account account, long wanted, LeaseStore.Standing standing, Period.Window window) {
    AccountId id = account.id();
    long left = Math.max(0, account.most() - standing.spent() - standing.leased());
    String budget = owner(id) + "'s budget of " + Dollars.text(account.most()) + per(id.period());
    String state =
        Dollars.text(standing.spent())
            + " spent, "
            + Dollars.text(standing.leased())
            + " reserved by calls under way";
    String words =
        left == 0
            ? "The " + budget + " is used up (" + state + ")."
            : "This call may cost up to "
                + Dollars.text(wanted)
                + ", and the "
                + budget
                + " has "
                + Dollars.text(left)
                + " left ("
                + state
                + "). A smaller max_tokens makes the call cheaper.";
    JsonObject.Builder params =
        JsonObject.builder()
            .put("scope", id.scope().kind().code())
            .put("period", id.period().code())
            .put("limitMicros", account.most())
            .put("spentMicros", standing.spent())
            .put("heldMicros", standing.leased())
            .put("wantedMicros", wanted);
    if (id.period() != Period.TOTAL) {
      String resets = Instant.ofEpochMilli(window.endMs()).toString();
      words += " It starts anew at " + resets + ".";
      params.put("resetsAt", resets);
    }
    return new MaruException(MoneyError.BUDGET_EXHAUSTED, words).with(params.build());
  }

  private static MaruException tooMany(
      Account account, long wanted, Period.Window window, long nowMs) {
    AccountId id = account.id();
    Duration wait = Duration.ofMillis(Math.max(1, window.endMs() - nowMs));
    String words =
        "The "
            + owner(id)
            + " may take "
            + account.most()
            + " "
            + id.measure().code()
            + " a minute";
    words +=
        wanted > account.most()
            ? ", and this request alone needs " + wanted
            : "; try again in " + (wait.toMillis() + 999) / 1000 + " s";
    return new MaruException(CommonError.RATE_LIMITED, words)
        .with(
            JsonObject.builder()
                .put("scope", id.scope().kind().code())
                .put("measure", id.measure().code())
                .put("limit", account.most())
                .build())
        .retryAfter(Duration.ofSeconds((wait.toMillis() + 999) / 1000));
  }

  private static String owner(AccountId id) {
    return id.scope().kind().code();
  }

  private static String per(Period period) {
    return switch (period) {
      case MINUTE -> " a minute";
      case DAY -> " a day";
      case MONTH -> " a month";
      case TOTAL -> "";
    };
  }
}
