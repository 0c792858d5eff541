package chat.maru.dates.reading;

/// How coarsely a date was said.
public enum Grain {
  DAY,
  WEEK,
  MONTH,
  YEAR
}
