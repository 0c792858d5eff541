package chat.maru.dates.value;

/// What sort of thing an expression names.
public enum Kind {
  /// A day: 내일, May 5.
  DATE,
  /// A time of day: 오후 3시.
  TIME,
  /// A moment: 내일 오후 3시.
  DATE_TIME,
  /// Whole days: 이번 주, 2015년과 2018년 사이.
  DATE_RANGE,
  /// A part of any day: 오전, 3 to 5 pm.
  TIME_RANGE,
  /// A stretch between two moments: 내일 저녁.
  DATE_TIME_RANGE,
  /// A length without a place in time: 세 시간.
  DURATION,
  /// What comes again: 매주 화요일.
  SET;

  /// The name that TimeML-like tools give it: `datetimerange`.
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
  }
}
