package chat.maru.orchestrator.privacy;

import java.util.List;

/// A secret that a word in front announces: `password = "tiger7!"`, `비번은 tiger7`.
final class Assigned {
  private static final String[] PARTICLES = {
    "번호", "는", "은", "가", "이", "를", "을", "도", " is", " was", "가요"
  };
  private static final int LONGEST = 512;

  private final Plain text;
  private final List<Find> finds;

  Assigned(Plain text, List<Find> finds) {
    this.text = text;
    this.finds = finds;
  }

  /// @param at after the word
  void look(int at) {
    int i = at;
    boolean particle = false;
    for (String one : PARTICLES) {
      if (text.starts(i, one)) {
        i += one.length();
        particle = true;
        break;
      }
    }
    if (!particle && text.hangul(i)) {
      return; // another word: `비밀번호호출`
    }
    int sign = i;
    while (i < at + 14 && isBetween(text.at(i))) {
      i++;
    }
    boolean said = sign < i && (particle || hasSign(sign, i) || text.at(i - 1) == ' ');
    if (said) {
      value(i, particle || hasSign(sign, i));
    }
  }

  private boolean hasSign(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.at(i) == '=' || text.at(i) == ':') {
        return true;
      }
    }
    return false;
  }

  /// @param assigned whether a sign or particle stood between; a mere blank says less
  private void value(int from, boolean assigned) {
    int end = from;
    int digits = 0;
    int letters = 0;
    int signs = 0;
    while (end - from < LONGEST && isValue(text.at(end))) {
      digits += text.digit(end) ? 1 : 0;
      letters += text.letter(end) ? 1 : 0;
      signs += text.alphanumeric(end) ? 0 : 1;
      end++;
    }
    while (end > from && ".,:;)".indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
    int length = end - from;
    boolean mixed = digits > 0 && letters + signs > 0;
    boolean pin = assigned && digits >= 4 && digits == length && !Character.isLetter(text.at(end));
    boolean variable = "$<{*([".indexOf(text.at(from)) >= 0 || text.at(end) == '(';
    boolean enough = assigned ? length >= 4 : length >= 8;
    if (!variable && ((mixed && enough) || (pin && length <= 12 && !text.letter(from - 1)))) {
      finds.add(text.find(Kind.SECRET, from, end, assigned ? 0.8 : 0.6));
    }
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\'' || c == '`' || c == '>';
  }

  /// What passwords are typed with; Hangul behind one is a particle.
  private static boolean isValue(char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '`' && c != ',' && c != ';';
  }
}
