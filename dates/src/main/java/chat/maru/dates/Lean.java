package chat.maru.dates;

/// Where an expression that leaves it open points: "Friday" or "March 2" without a year.
public enum Lean {
  /// The last one, as in a question about what was said.
  PAST,
  /// The next one, as in a plan.
  FUTURE
}
