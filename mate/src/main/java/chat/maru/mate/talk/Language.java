package chat.maru.mate.talk;

import java.util.Locale;

/// The languages that the mate speaks.
public enum Language {
  KOREAN(Locale.KOREAN),
  ENGLISH(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /// `ko` or `en`.
  public String code() {
    return locale.getLanguage();
  }

  /// The language of a user's setting; English for everything but Korean.
  public static Language ofLocale(String locale) {
    return locale.toLowerCase(Locale.ROOT).startsWith("ko") ? KOREAN : ENGLISH;
  }

  /// The language of a question: Korean as soon as it has a syllable of Hangul, English if it has
  /// two Latin letters, else `otherwise`.
  public static Language of(String text, Language otherwise) {
    int latin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Words.hangul(c) || (c >= 'ㄱ' && c <= 'ㅣ')) {
        return KOREAN;
      }
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        latin++;
      }
    }
    return latin >= 2 ? ENGLISH : otherwise;
  }
}
