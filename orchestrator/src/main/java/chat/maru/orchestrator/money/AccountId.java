package chat.maru.orchestrator.money;

/// Names the account of one budget or limit.
public record AccountId(Scope scope, Measure measure, Period period)
    implements Comparable<AccountId> {
  /// As the database knows it: `key:0190…:micros:month`.
  public String text() {
    return scope.kind().code() + ":" + scope.id() + ":" + measure.code() + ":" + period.code();
  }

  /// The one order in which accounts are locked, so that no two nodes wait for each other.
  @Override
  public int compareTo(AccountId other) {
    return text().compareTo(other.text());
  }
}
