package chat.maru.orchestrator.money;

/// The most that an account may take in one window.
///
/// @param most micro-USD, requests or tokens; 0 or more
/// @param fromFile whether `maru.yaml` says so, which no page can change
public record Limit(AccountId account, long most, boolean fromFile) {
  public static Limit budget(Scope scope, Period period, long micros, boolean fromFile) {
    return new Limit(new AccountId(scope, Measure.MICROS, period), micros, fromFile);
  }

  /// The same for one key, user or room.
  public Limit of(String id) {
    Scope scope = new Scope(account.scope().kind(), id);
    return new Limit(new AccountId(scope, account.measure(), account.period()), most, fromFile);
  }
}
