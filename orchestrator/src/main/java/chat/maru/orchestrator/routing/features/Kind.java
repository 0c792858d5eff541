package chat.maru.orchestrator.routing.features;

import java.util.Locale;

/// What sort of request a text is: coarse on purpose, so that some dozens of outcomes fill each.
public record Kind(Length length, Language language, Form form) {
  /// By characters; Hangul counts double, since it says as much in half of them.
  public enum Length {
    SHORT,
    MEDIUM,
    LONG
  }

  /// The language of most letters.
  public enum Language {
    KOREAN,
    ENGLISH,
    OTHER
  }

  /// What is wanted.
  public enum Form {
    CODE,
    MATHS,
    CHOICE,
    QUESTION,
    TASK
  }

  public static Kind of(String text) {
    Characters kinds = new Characters(text);
    int size = kinds.length + kinds.hangul;
    Length length = size < 160 ? Length.SHORT : size < 1_500 ? Length.MEDIUM : Length.LONG;
    Language language =
        kinds.hangul * 4 > kinds.length
            ? Language.KOREAN
            : kinds.wide * 4 > kinds.length ? Language.OTHER : Language.ENGLISH;
    return new Kind(length, language, form(text, kinds));
  }

  private static Form form(String text, Characters kinds) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.contains("```")
        || lower.contains("def ")
        || lower.contains("function")
        || lower.contains("코드")
        || (text.contains("{") && text.contains(";"))) {
      return Form.CODE;
    }
    if (kinds.share(kinds.digits) > 4
        && (kinds.maths > 2
            || lower.contains("how many")
            || lower.contains("how much")
            || lower.contains("몇")
            || lower.contains("계산"))) {
      return Form.MATHS;
    }
    if (!Choices.of(text).options().isEmpty()) {
      return Form.CHOICE;
    }
    return text.contains("?") || text.contains("？") ? Form.QUESTION : Form.TASK;
  }

  /// `short_korean_question`.
  public String code() {
    return code(length) + "_" + code(language) + "_" + code(form);
  }

  /// The lower-case name of one of the three.
  public static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
