package chat.maru.orchestrator.privacy;

/// The provinces, cities, districts and villages before a road or lot: `서울특별시 강남구 역삼동`.
///
/// @param start where they begin
/// @param count how many there are
record Admin(int start, int count) {
  private static final int MOST = 5;
  private static final String UNITS = "시도군구읍면동리";
  private static final String[] NO_UNITS = {
    "다시", "혹시", "잠시", "역시", "또한번도", "그리구", "친구", "누구", "아무도", "나도", "너도", "하나도", "운동", "행동", "활동",
    "거리", "우리", "자리", "그래도"
  };

  /// Those that end right before `at`, each behind a blank or comma.
  static Admin before(Plain text, int at) {
    int start = at;
    int count = 0;
    while (count < MOST) {
      int end = start;
      while (end > 0 && start - end < 2 && (text.at(end - 1) == ' ' || text.at(end - 1) == ',')) {
        end--;
      }
      if (end == start && start != at) {
        break;
      }
      int from = end;
      while (text.hangul(from - 1) && end - from < 12) {
        from--;
      }
      if (end == start && from == end) {
        break;
      }
      if (!isUnit(text, from, end)) {
        break;
      }
      start = from;
      count++;
    }
    return new Admin(postcode(text, start, count), count);
  }

  private static boolean isUnit(Plain text, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    if (Regions.is(text, from, to)) {
      return true;
    }
    for (String word : NO_UNITS) {
      if (to - from == word.length() && text.starts(from, word)) {
        return false;
      }
    }
    return UNITS.indexOf(text.at(to - 1)) >= 0;
  }

  /// `(06236) ` in front is part of the address.
  private static int postcode(Plain text, int start, int count) {
    if (count == 0 || text.at(start - 1) != ' ') {
      return start;
    }
    int end = text.at(start - 2) == ')' ? start - 2 : start - 1;
    for (int i = end - 5; i < end; i++) {
      if (!text.digit(i)) {
        return start;
      }
    }
    int from = text.at(end - 6) == '(' ? end - 6 : end - 5;
    return text.digit(end - 6) ? start : from;
  }
}
