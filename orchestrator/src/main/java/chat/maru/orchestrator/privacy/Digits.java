package chat.maru.orchestrator.privacy;

/// Some neighbouring groups of digits, looked at as one number.
///
/// @param text where they stand
/// @param start where the first begins
/// @param end after the last
/// @param all the digits without what is between them
/// @param layout the lengths of the groups, such as `3-4-4`
/// @param loose whether a line or message border runs through it
record Digits(Plain text, int start, int end, String all, String layout, boolean loose) {
  /// Longer numbers are no identifier that is known.
  static final int MOST = 19;

  int count() {
    return all.length();
  }

  boolean bare() {
    return layout.indexOf('-') < 0;
  }

  boolean laid(String... layouts) {
    for (String one : layouts) {
      if (layout.equals(one)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a group ends after `count` digits.
  boolean breaksAfter(int count) {
    int sum = 0;
    for (int i = 0; i < layout.length() && sum < count; i++) {
      int from = i;
      while (i < layout.length() && layout.charAt(i) != '-') {
        i++;
      }
      sum += Integer.parseInt(layout, from, i, 10);
    }
    return sum == count;
  }

  boolean begins(String prefix) {
    return all.startsWith(prefix);
  }

  int two(int at) {
    return Checks.two(all, at);
  }

  /// Whether it stands behind a plus sign.
  boolean plus() {
    return text.at(start - 1) == '+' || (text.at(start - 1) == '(' && text.at(start - 2) == '+');
  }

  /// Whether a code goes on before or behind it: letters, a hyphen, a decimal point.
  boolean inside() {
    char before = text.at(start - 1);
    char after = text.at(end);
    return text.letter(start - 1)
        || text.letter(end)
        || ((before == '-' || before == '.') && text.alphanumeric(start - 2))
        || ((after == '-' || after == '.') && text.alphanumeric(end + 1))
        || before == '$'
        || before == '₩'
        || before == '#';
  }

  /// Whether it is an amount of something.
  boolean amount() {
    int at = text.at(end) == ' ' ? end + 1 : end;
    char c = text.at(at);
    return c == '원' || c == '%' || text.starts(at, "달러") || text.starts(at, "ms") || c == '₩';
  }
}
