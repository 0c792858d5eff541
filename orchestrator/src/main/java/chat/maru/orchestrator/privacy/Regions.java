package chat.maru.orchestrator.privacy;

/// The provinces and great cities of Korea, as people shorten them.
final class Regions {
  private static final String[] NAMES = {
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남",
    "제주"
  };

  private Regions() {}

  /// Whether such a name stands just before `at`.
  static boolean endsAt(Plain text, int at) {
    int end = at;
    while (text.at(end - 1) == ' ' || text.at(end - 1) == '-') {
      end--;
    }
    return is(text, end - 2, end);
  }

  /// Whether `from` to `to` is such a name.
  static boolean is(Plain text, int from, int to) {
    if (to - from != 2) {
      return false;
    }
    for (String name : NAMES) {
      if (text.starts(from, name)) {
        return true;
      }
    }
    return false;
  }
}
