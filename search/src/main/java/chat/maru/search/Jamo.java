package chat.maru.search;

/// Spells Hangul letter by letter, so that a syllable that is still being typed is a prefix of the
/// finished one (`서우` of `서울`, `도깹` of `도깨비`) and one wrong letter is one edit.
final class Jamo {
  private static final String[] INITIALS = "ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");
  private static final String[] VOWELS =
      "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
  private static final String[] FINALS =
      ("- ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ" + " ㅎ").split(" ");
  private static final int FIRST = 0xAC00;
  private static final int LAST = 0xD7A3;

  private Jamo() {}

  static boolean isSyllable(int c) {
    return c >= FIRST && c <= LAST;
  }

  /// Everything but Hangul syllables stays as it is.
  static String spell(String text) {
    StringBuilder out = new StringBuilder(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSyllable(c)) {
        int n = c - FIRST;
        out.append(INITIALS[n / (21 * 28)]).append(VOWELS[n / 28 % 21]);
        if (n % 28 != 0) {
          out.append(FINALS[n % 28]);
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
