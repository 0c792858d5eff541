package chat.maru.mate.intent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kind of thing a question asks for.
public enum Ask {
  HOW_MUCH("얼마|몇\\s*(?:명|개|원|만|분|번|시간|살|박|층|호|잔|병|인분|퍼)|\\bhow (?:much|many|long|old|far)\\b"),
  WHEN(
      "언제|몇\\s*시|며칠|몇\\s*월|무슨\\s*요일|날짜|\\bwhen\\b|\\bwhat (?:time|day|date)\\b|\\bwhich (?:day|date)\\b"),
  WHERE(
      "어디|어느\\s*(?:역|식당|카페|곳|쪽)|장소|\\bwhere\\b|\\b(?:what|which) (?:place|restaurant|cafe|venue)\\b"),
  WHO("누가|누구|누군|\\bwho(?:m|se)?\\b"),
  WHY("왜|\\bwhy\\b"),
  HOW("어떻게|\\bhow\\b"),
  WHAT("뭐|뭘|뭔|무엇|무슨|어떤|\\bwhat\\b|\\bwhich\\b"),
  ANYTHING("");

  private static final List<Ask> ALL = List.of(values());
  private final Pattern pattern;

  Ask(String regex) {
    this.pattern =
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// The kind that the first question word of `text` asks for.
  public static Ask of(String text) {
    Ask first = ANYTHING;
    int at = Integer.MAX_VALUE;
    for (Ask ask : ALL) {
      Matcher matcher = ask.pattern.matcher(text);
      if (ask != ANYTHING && matcher.find() && matcher.start() < at) {
        first = ask;
        at = matcher.start();
      }
    }
    return first;
  }
}
