package chat.maru.orchestrator.privacy;

/// What follows the number of a Korean address: the rest of a road's name, the village in brackets,
/// the building, the flat.
final class Tail {
  private static final int MOST = 6;
  private static final String[] BUILDINGS = {
    "아파트", "빌딩", "타워", "오피스텔", "빌라", "맨션", "센터", "단지", "캐슬", "자이", "푸르지오", "힐스테이트", "래미안", "하우스",
    "원룸", "주공", "플라자", "상가", "더샵", "아이파크", "e편한세상"
  };

  private Tail() {}

  /// The end of the address; `at` itself if nothing of it follows.
  static int after(Plain text, int at) {
    int end = at;
    for (int i = 0; i < MOST; i++) {
      int next = part(text, end);
      if (next == end) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static int part(Plain text, int end) {
    if (text.starts(end, "번지")) {
      return end + 2;
    }
    int at = end;
    if (text.at(at) == ',') {
      at++;
    }
    if (text.at(at) == ' ') {
      at++;
    }
    if (text.at(at) == '(') {
      int close = text.indexOf(")", at, at + 26);
      return close > 0 && village(text, at, close) ? close + 1 : end;
    }
    if (text.digit(at)
        || text.starts(at, "지하")
        || (text.letter(at) && text.at(at + 1) == '동')
        || text.at(at) == 'B') {
      return numbered(text, at, end);
    }
    return building(text, at, end);
  }

  private static boolean village(Plain text, int open, int close) {
    for (int i = open + 1; i < close; i++) {
      if (text.hangul(i) && "동리가읍면".indexOf(text.at(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// `3층`, `101동`, `1203호`, `12번길 5`.
  private static int numbered(Plain text, int at, int end) {
    int i = text.starts(at, "지하") ? at + 2 : at;
    i = text.at(i) == ' ' ? i + 1 : i;
    i = text.letter(i) ? i + 1 : i;
    int digits = i;
    while (text.digit(i) || (text.at(i) == '-' && text.digit(i + 1))) {
      i++;
    }
    if (i - digits > 5) {
      return end;
    }
    if (text.starts(i, "번길") || text.starts(i, "가길")) {
      i += 2;
      i = text.at(i) == ' ' ? i + 1 : i;
      while (text.digit(i) || (text.at(i) == '-' && text.digit(i + 1))) {
        i++;
      }
      return i;
    }
    char unit = text.at(i);
    boolean floor = unit == '층' || unit == '호' || (unit == '동' && !text.hangul(i + 1));
    return floor && (digits < i || unit == '동') && text.at(i + 1) != '선' ? i + 1 : end;
  }

  private static int building(Plain text, int at, int end) {
    int i = at;
    while ((text.hangul(i) || text.alphanumeric(i)) && i - at < 14) {
      i++;
    }
    for (String name : BUILDINGS) {
      int found = text.indexOf(name, at, i);
      if (found >= 0) {
        return found + name.length();
      }
    }
    return end;
  }
}
