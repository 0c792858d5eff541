package chat.maru.mate.dates;

import static java.lang.Integer.parseInt;

import java.time.DayOfWeek;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Days, weeks, months and years in Korean.
final class KoreanDays {
  private static final String NUMBER = KoreanNumbers.PATTERN;
  private static final String WEEKDAY = "([월화수목금토일])(?:요일|욜)";
  private static final String LAST = "(?:지난|저번|전)";
  private static final String NEXT = "(?:다음|담|오는)";

  static final List<DayRule> RULES =
      List.of(
          DayRule.of("오늘|금일", (m, a) -> a.day(0)),
          DayRule.of("그끄저께|그끄제", (m, a) -> a.day(-3)),
          DayRule.of("엊그제|엊그저께|그저께|그제|그젯밤", (m, a) -> a.day(-2)),
          DayRule.of("어제|어저께|어젯(?=밤)|작일", (m, a) -> a.day(-1)),
          DayRule.of("내일|낼|명일", (m, a) -> a.day(1)),
          DayRule.of("내일모레|낼모레|모레", (m, a) -> a.day(2)),
          DayRule.of("글피", (m, a) -> a.day(3)),
          DayRule.of("방금|아까|좀\\s*전", (m, a) -> a.day(0)),
          DayRule.of("며칠\\s*전", (m, a) -> Span.days(a.today().minusDays(10), a.today())),
          DayRule.of("요즘|요새|최근", (m, a) -> a.lastDays(14)),
          DayRule.of("(?:지난|최근|요)\\s*" + NUMBER + "\\s*일(?:간|\\s*동안)?", KoreanDays::lastDays),
          DayRule.of("(?:지난|최근)\\s*(?:일주일|한\\s*주)(?:간|\\s*동안)?", (m, a) -> a.lastDays(7)),
          DayRule.of("(?:지난|최근)\\s*한\\s*달(?:간|\\s*동안)?", (m, a) -> a.lastDays(30)),
          DayRule.of(NUMBER + "\\s*일\\s*(전|후|뒤)", (m, a) -> days(m, a, number(m, 1))),
          DayRule.of(
              KoreanNumbers.DAYS + "\\s*(전|후|뒤)",
              (m, a) -> days(m, a, KoreanNumbers.days(m.group(1)))),
          DayRule.of("일주일\\s*(전|후|뒤)", (m, a) -> days(m, a, 7)),
          DayRule.of(
              NUMBER + "\\s*주일?\\s*(전|후|뒤)", (m, a) -> a.week(sign(m.group(2)) * number(m, 1))),
          DayRule.of(
              NUMBER + "\\s*(?:개월|달)\\s*(전|후|뒤)",
              (m, a) -> a.month(sign(m.group(2)) * number(m, 1))),
          DayRule.of(
              NUMBER + "\\s*년\\s*(전|후|뒤)", (m, a) -> a.year(sign(m.group(2)) * number(m, 1))),
          DayRule.of("지지난\\s*주|저저번\\s*주", (m, a) -> a.week(-2)),
          DayRule.of(LAST + "\\s*주(?!말)", (m, a) -> a.week(-1)),
          DayRule.of("이번\\s*주(?!말)|금주|이\\s*주(?=에|의)", (m, a) -> a.week(0)),
          DayRule.of(NEXT + "\\s*주(?!말)", (m, a) -> a.week(1)),
          DayRule.of("다다음\\s*주", (m, a) -> a.week(2)),
          DayRule.of(LAST + "\\s*주?\\s*주말", (m, a) -> a.weekend(-1)),
          DayRule.of("(?:이번\\s*주?\\s*)?주말", (m, a) -> a.weekend(0)),
          DayRule.of(NEXT + "\\s*주?\\s*주말", (m, a) -> a.weekend(1)),
          DayRule.of("지지난\\s*주\\s*" + WEEKDAY, (m, a) -> a.weekday(weekday(m, 1), -2)),
          DayRule.of(LAST + "\\s*주\\s*" + WEEKDAY, (m, a) -> a.weekday(weekday(m, 1), -1)),
          DayRule.of(LAST + "\\s*" + WEEKDAY, (m, a) -> a.lastWeekday(weekday(m, 1))),
          DayRule.of("이번\\s*주?\\s*" + WEEKDAY, (m, a) -> a.weekday(weekday(m, 1), 0)),
          DayRule.of(NEXT + "\\s*주?\\s*" + WEEKDAY, (m, a) -> a.weekday(weekday(m, 1), 1)),
          DayRule.of("다다음\\s*주\\s*" + WEEKDAY, (m, a) -> a.weekday(weekday(m, 1), 2)),
          DayRule.of(WEEKDAY, (m, a) -> a.weekday(weekday(m, 1))),
          DayRule.of("지지난\\s*달|저저번\\s*달", (m, a) -> a.month(-2)),
          DayRule.of(LAST + "\\s*달", (m, a) -> a.month(-1)),
          DayRule.of("이번\\s*달|이달|금월", (m, a) -> a.month(0)),
          DayRule.of(NEXT + "\\s*달", (m, a) -> a.month(1)),
          DayRule.of("재작년|지지난\\s*해", (m, a) -> a.year(-2)),
          DayRule.of("작년|지난해|지난\\s해", (m, a) -> a.year(-1)),
          DayRule.of("올해|금년|이번\\s*해", (m, a) -> a.year(0)),
          DayRule.of("내년|다음\\s*해", (m, a) -> a.year(1)),
          DayRule.of("(\\d{4})\\s*년(?!\\s*전)", (m, a) -> year(m, a)),
          DayRule.of(
              "(\\d{4})\\s*년\\s*(\\d{1,2})\\s*월",
              (m, a) -> a.monthOf(parseInt(m.group(1)), parseInt(m.group(2)))),
          DayRule.of(
              "(\\d{4})\\s*년\\s*(\\d{1,2})\\s*월\\s*(\\d{1,2})\\s*일",
              (m, a) -> a.dayOf(parseInt(m.group(1)), parseInt(m.group(2)), parseInt(m.group(3)))),
          DayRule.of(
              "(재작년|작년|지난해|올해|내년)\\s*(\\d{1,2})\\s*월(?:\\s*(\\d{1,2})\\s*일)?", KoreanDays::inYear),
          DayRule.of("(지난|저번|이번|다음)\\s*달\\s*(\\d{1,2})\\s*일", KoreanDays::inMonth),
          DayRule.of(
              "(?<!\\d)(\\d{1,2})\\s*월(?!\\s*\\d{1,2}\\s*일)",
              (m, a) -> a.monthOf(parseInt(m.group(1)))),
          DayRule.of("(?<!\\d)(\\d{1,2})\\s*월\\s*(초|중순|말)", KoreanDays::partOfMonth),
          DayRule.of(
              "(?<!\\d)(\\d{1,2})\\s*월\\s*(\\d{1,2})\\s*일",
              (m, a) -> a.dayOf(parseInt(m.group(1)), parseInt(m.group(2)))),
          DayRule.of(
              "(?<![\\d.])(?<!월\\s{0,2})(\\d{1,2})\\s*일(?!\\s*(?:동안|간|치|째|내내|만|전|후|뒤|정도|이상|차|요|곱))(?![가-힣]*요일)",
              (m, a) -> a.dayOfMonth(parseInt(m.group(1)))));

  private KoreanDays() {}

  private static Span lastDays(MatchResult match, Anchor anchor) {
    return anchor.lastDays(Math.max(1, number(match, 1)));
  }

  private static Span days(MatchResult match, Anchor anchor, int days) {
    return anchor.day(sign(match.group(match.groupCount())) * days);
  }

  private static @Nullable Span year(MatchResult match, Anchor anchor) {
    int year = parseInt(match.group(1));
    return year < 1900 || year > 2200 ? null : anchor.yearOf(year);
  }

  private static @Nullable Span inYear(MatchResult match, Anchor anchor) {
    int year =
        anchor.today().getYear()
            + switch (match.group(1)) {
              case "재작년" -> -2;
              case "작년", "지난해" -> -1;
              case "내년" -> 1;
              default -> 0;
            };
    int month = parseInt(match.group(2));
    return match.group(3) == null
        ? anchor.monthOf(year, month)
        : anchor.dayOf(year, month, parseInt(match.group(3)));
  }

  private static @Nullable Span inMonth(MatchResult match, Anchor anchor) {
    int offset =
        switch (match.group(1)) {
          case "이번" -> 0;
          case "다음" -> 1;
          default -> -1;
        };
    var first = anchor.month(offset).from();
    return anchor.dayOf(first.getYear(), first.getMonthValue(), parseInt(match.group(2)));
  }

  private static @Nullable Span partOfMonth(MatchResult match, Anchor anchor) {
    Span month = anchor.monthOf(parseInt(match.group(1)));
    if (month == null) {
      return null;
    }
    var first = month.from().toLocalDate();
    return switch (match.group(2)) {
      case "초" -> Span.days(first, first.plusDays(10));
      case "중순" -> Span.days(first.plusDays(10), first.plusDays(20));
      default -> Span.days(first.plusDays(20), first.plusMonths(1));
    };
  }

  private static long sign(String direction) {
    return direction.equals("전") ? -1L : 1L;
  }

  private static int number(MatchResult match, int group) {
    return KoreanNumbers.parse(match.group(group));
  }

  private static DayOfWeek weekday(MatchResult match, int group) {
    return DayOfWeek.of("월화수목금토일".indexOf(match.group(group)) + 1);
  }
}
