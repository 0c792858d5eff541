package chat.maru.mate.dates;

import static java.lang.Integer.parseInt;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Days, weeks, months and years in English, and dates in figures.
///
/// "next Friday" is the Friday of next week and "last Friday" the nearest one before today. Figures
/// with slashes are read as month/day, as in Korea and the United States.
final class EnglishDays {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final String MONTH =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
  private static final String WEEKDAY =
      "(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?)\\b";

  /// Only the full word may stand alone: "sun", "sat" and "mon" are other words too.
  private static final String FULL_WEEKDAY =
      "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b";

  private static final String NUMBER =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)";
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?\\b";
  private static final String PAST = "\\b(?:last|past|previous)\\s+";

  static final List<DayRule> RULES =
      List.of(
          DayRule.of("\\btoday\\b|\\bearlier\\b", (m, a) -> a.day(0)),
          DayRule.of(
              "\\bton(?=ight\\b)|\\bthis\\s+(?=morning|afternoon|evening)", (m, a) -> a.day(0)),
          DayRule.of("\\byesterday\\b|\\blast\\s+(?=night\\b)", (m, a) -> a.day(-1)),
          DayRule.of("\\b(?:the\\s+)?day\\s+before\\s+yesterday\\b", (m, a) -> a.day(-2)),
          DayRule.of("\\btomorrow\\b", (m, a) -> a.day(1)),
          DayRule.of("\\b(?:the\\s+)?day\\s+after\\s+tomorrow\\b", (m, a) -> a.day(2)),
          DayRule.of("\\brecently\\b|\\blately\\b", (m, a) -> a.lastDays(14)),
          DayRule.of(
              "\\b(?:a\\s+few|some)\\s+days\\s+ago\\b",
              (m, a) -> Span.days(a.today().minusDays(10), a.today())),
          DayRule.of("\\b" + NUMBER + "\\s+(day|week|month|year)s?\\s+ago\\b", EnglishDays::ago),
          DayRule.of("\\bin\\s+" + NUMBER + "\\s+(day|week|month|year)s?\\b", EnglishDays::ahead),
          DayRule.of(
              "\\b(?:the\\s+)?(?:last|past)\\s+" + NUMBER + "\\s+(day|week|month|year)s?\\b",
              EnglishDays::lastMany),
          DayRule.of(PAST + "(week|weekend|month|year)\\b", (m, a) -> unit(m.group(1), -1, a)),
          DayRule.of("\\bthis\\s+(week|weekend|month|year)\\b", (m, a) -> unit(m.group(1), 0, a)),
          DayRule.of("\\bnext\\s+(week|weekend|month|year)\\b", (m, a) -> unit(m.group(1), 1, a)),
          DayRule.of("\\b(?:the|at\\s+the)\\s+weekend\\b", (m, a) -> a.weekend(0)),
          DayRule.of(PAST + WEEKDAY, (m, a) -> a.lastWeekday(weekday(m.group(1)))),
          DayRule.of("\\bthis\\s+" + WEEKDAY, (m, a) -> a.weekday(weekday(m.group(1)), 0)),
          DayRule.of("\\bnext\\s+" + WEEKDAY, (m, a) -> a.weekday(weekday(m.group(1)), 1)),
          DayRule.of(
              "\\b" + WEEKDAY + "\\s+next\\s+week\\b", (m, a) -> a.weekday(weekday(m.group(1)), 1)),
          DayRule.of(
              "\\b" + WEEKDAY + "\\s+last\\s+week\\b",
              (m, a) -> a.weekday(weekday(m.group(1)), -1)),
          DayRule.of("\\b" + FULL_WEEKDAY, (m, a) -> a.weekday(weekday(m.group(1)))),
          DayRule.of("\\bon\\s+" + WEEKDAY, (m, a) -> a.weekday(weekday(m.group(1)))),
          DayRule.of(
              "\\b" + MONTH + "\\s+" + DAY + "(?:,?\\s+(\\d{4})\\b)?",
              (m, a) -> date(m.group(3), month(m.group(1)), m.group(2), a)),
          DayRule.of(
              "\\b" + DAY + "\\s+(?:of\\s+)?" + MONTH + "(?:,?\\s+(\\d{4})\\b)?",
              (m, a) -> date(m.group(3), month(m.group(2)), m.group(1), a)),
          DayRule.of(
              "\\b" + MONTH + "\\s+(\\d{4})\\b",
              (m, a) -> a.monthOf(parseInt(m.group(2)), month(m.group(1)))),
          DayRule.of(
              "\\b(?:in|last|since|during|of)\\s+" + MONTH, (m, a) -> a.monthOf(month(m.group(1)))),
          DayRule.of("\\bin\\s+((?:19|20)\\d{2})\\b", (m, a) -> a.yearOf(parseInt(m.group(1)))),
          DayRule.of(
              "(?<![\\d/.-])(\\d{4})([-./])\\s?(\\d{1,2})\\2\\s?(\\d{1,2})\\.?(?![\\d/-])",
              (m, a) -> a.dayOf(parseInt(m.group(1)), parseInt(m.group(3)), parseInt(m.group(4)))),
          DayRule.of(
              "(?<![\\d/.-])(\\d{1,2})/(\\d{1,2})(?![\\d/.])",
              (m, a) -> a.dayOf(parseInt(m.group(1)), parseInt(m.group(2)))));

  private EnglishDays() {}

  private static Span ago(MatchResult match, Anchor anchor) {
    return moved(match.group(2), -number(match.group(1)), anchor);
  }

  private static Span ahead(MatchResult match, Anchor anchor) {
    return moved(match.group(2), number(match.group(1)), anchor);
  }

  private static Span moved(String unit, int by, Anchor anchor) {
    return unit.equalsIgnoreCase("day") ? anchor.day(by) : unit(unit, by, anchor);
  }

  private static Span lastMany(MatchResult match, Anchor anchor) {
    int many = number(match.group(1));
    LocalDate today = anchor.today();
    LocalDate from =
        switch (match.group(2).toLowerCase(Locale.ROOT)) {
          case "day" -> today.minusDays(many - 1L);
          case "week" -> today.minusWeeks(many);
          case "month" -> today.minusMonths(many);
          default -> today.minusYears(many);
        };
    return Span.days(from, today.plusDays(1));
  }

  private static Span unit(String unit, int offset, Anchor anchor) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "week" -> anchor.week(offset);
      case "weekend" -> anchor.weekend(offset);
      case "month" -> anchor.month(offset);
      default -> anchor.year(offset);
    };
  }

  private static @Nullable Span date(@Nullable String year, int month, String day, Anchor anchor) {
    return year == null
        ? anchor.dayOf(month, parseInt(day))
        : anchor.dayOf(parseInt(year), month, parseInt(day));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static DayOfWeek weekday(String name) {
    return DayOfWeek.of(DAYS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
  }

  private static int number(String text) {
    int word = NUMBERS.indexOf(text.toLowerCase(Locale.ROOT));
    if (word >= 0) {
      return word;
    }
    return Character.isDigit(text.charAt(0)) ? parseInt(text) : 1;
  }
}
