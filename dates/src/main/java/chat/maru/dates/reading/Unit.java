package chat.maru.dates.reading;

/// Units of a length, from coarse to fine.
public enum Unit {
  YEAR("Y", 31_536_000, false),
  MONTH("M", 2_592_000, false),
  WEEK("W", 604_800, false),
  DAY("D", 86_400, false),
  BUSINESS_DAY("BD", 86_400, false),
  HOUR("H", 3_600, true),
  MINUTE("M", 60, true),
  SECOND("S", 1, true);

  private final String letter;
  private final long seconds;
  private final boolean clock;

  Unit(String letter, long seconds, boolean clock) {
    this.letter = letter;
    this.seconds = seconds;
    this.clock = clock;
  }

  String letter() {
    return letter;
  }

  /// A month counts 30 days and a year 365.
  long seconds() {
    return seconds;
  }

  /// Whether it is shorter than a day.
  public boolean clock() {
    return clock;
  }
}
