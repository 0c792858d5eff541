package chat.maru.dates.korean;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pieces of patterns, and what their words mean.
final class Words {
  private static final String WEEKDAYS = "월화수목금토일";

  /// Not in the middle of a word or a number.
  static final String START = "(?<![가-힣0-9.])";

  static final String SWIFT = "(?:지지난|저저번|지난|저번|이번|요번|다다음|다음|담|오는|다가오는|돌아오는)";
  static final String WEEKDAY = "(?:[월화수목금토일](?:요일|욜))";
  static final String MONTH = "(?:(?:1[0-2]|0?[1-9])\\s?월|(?:정|일|이|삼|사|오|유|육|칠|팔|구|시|십일|십이|십)월)";
  static final String DAY =
      "(?:(?:3[01]|[12]\\d|0?[1-9])\\s?일|(?:삼십일?|이?십[일이삼사오육륙칠팔구]?|[일이삼사오육칠팔구])일)(?!요일)";
  static final String YEAR = "(?:\\d{4}\\s?년도?|(?<![\\d])\\d{2}\\s?년도?|[이일]천[일이삼사오육칠팔구백십]{0,6}년)";
  static final String YEAR_WORD =
      "(?:지지난\\s?해|재작년|작년|지난\\s?해|올\\s?해|금년|이번\\s?해|같은\\s?해|이\\s해|내년|다음\\s?해|내후년|후년|다다음\\s?해|그\\s?해|당해|전년)";
  static final String ORDINAL =
      "(?:첫|(?:첫|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\\s?번\\s?째|첫째|둘째|셋째|넷째|다섯째|여섯째|마지막|[1-6]\\s?번\\s?째|(?:일|이|삼|사|오)\\s?번째|[1-5](?=\\s?째)\\s?째)";

  private Words() {}

  static DayOfWeek weekday(String word) {
    return DayOfWeek.of(WEEKDAYS.indexOf(word.charAt(0)) + 1);
  }

  /// How many weeks, months or years from this one; 0 without a word.
  static int swift(@Nullable String word) {
    if (word == null) {
      return 0;
    }
    return switch (word.replaceAll("\\s", "")) {
      case "지지난", "저저번", "전전" -> -2;
      case "지난", "저번", "전", "작", "이전" -> -1;
      case "다다음" -> 2;
      case "다음", "담", "오는", "다가오는", "돌아오는", "내", "차" -> 1;
      default -> 0;
    };
  }

  /// The year of a word, or of figures; two of them are near the turn of the century.
  static int year(String word, int now) {
    String plain = word.replaceAll("\\s", "");
    if (Character.isDigit(plain.charAt(0))) {
      String figures = plain.replaceAll("\\D", "");
      int year = Integer.parseInt(figures);
      return figures.length() > 2 ? year : century(year);
    }
    return switch (plain) {
      case "지지난해", "재작년" -> now - 2;
      case "작년", "지난해", "전년" -> now - 1;
      case "내년", "다음해" -> now + 1;
      case "내후년", "후년", "다다음해" -> now + 2;
      case "올해", "금년", "이번해", "같은해", "이해", "그해", "당해" -> now;
      default -> KoreanNumbers.parse(plain.replaceAll("년도?", ""));
    };
  }

  static int century(int year) {
    return year < 50 ? 2000 + year : 1900 + year;
  }

  static int month(String word) {
    String plain = word.replaceAll("[\\s월]", "");
    return switch (plain) {
      case "정" -> 1;
      case "유" -> 6;
      case "시" -> 10;
      default -> KoreanNumbers.parse(plain);
    };
  }

  static int day(String word) {
    String plain = word.replaceAll("\\s", "");
    return KoreanNumbers.parse(plain.substring(0, plain.length() - 1));
  }

  /// 0 for the last one.
  static int ordinal(String word) {
    String plain = word.replaceAll("[\\s번째]", "");
    List<String> old = List.of("첫", "둘", "셋", "넷");
    return plain.equals("마지막")
        ? 0
        : old.contains(plain) ? old.indexOf(plain) + 1 : KoreanNumbers.parse(plain);
  }
}
