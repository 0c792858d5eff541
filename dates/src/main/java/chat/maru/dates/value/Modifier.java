package chat.maru.dates.value;

/// What a word beside an expression does to it.
public enum Modifier {
  /// Up to it, without it: 2018년 이전.
  BEFORE,
  /// From its end: 2018년 이후.
  AFTER,
  /// From its beginning: 2018년부터.
  SINCE,
  /// Up to its end: 2018년까지.
  UNTIL,
  /// Its first part: 내년 초.
  START,
  /// Its middle: 3월 중순.
  MID,
  /// Its last part: 이달 말.
  END,
  /// About: 3시쯤.
  APPROX,
  /// Shorter: 사흘 미만.
  LESS,
  /// Longer: 한 시간 이상.
  MORE;

  /// The word that TimeML-like tools give it: `start`.
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
