package chat.maru.dates.english;

import static chat.maru.dates.english.EnglishWords.FULL_MONTH;
import static chat.maru.dates.english.EnglishWords.MONTH;
import static chat.maru.dates.english.EnglishWords.NTH;
import static chat.maru.dates.english.EnglishWords.SWIFT;
import static chat.maru.dates.english.EnglishWords.YEAR;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Fractions;
import chat.maru.dates.reading.Periods;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.value.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Weeks, months, quarters, seasons and years, and the parts of them.
final class EnglishPeriods {
  private static final String PART =
      "(?:\\b(?<p>early|mid|late|later|(?:the\\s+)?(?:beginning|start|middle|end)\\s+of)(?:\\s+|-)(?:in\\s+|the\\s+)?)?";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "week|month|year|quarter",
              PART + "\\b(?<s>" + SWIFT + ")\\s+(?<u>week(?!end)|month|year|quarter)\\b",
              (m, a) -> part(unit(m, a), m, a)),
          Rule.of(
              "weekend",
              "\\b(?:the\\s+)?(?<s>" + SWIFT + ")\\s+weekend\\b",
              (m, a) -> Periods.weekend(a, EnglishWords.swift(m.group("s")))),
          Rule.of(
              "weekend",
              "\\b(?:(?:at|on|over)\\s+)?the\\s+weekend\\b",
              (m, a) -> Periods.weekend(a, 0)),
          Rule.of("week", "\\b(?:the\\s+)?week\\s+after\\s+next\\b", (m, a) -> Periods.week(a, 2)),
          Rule.of(
              "month", "\\b(?:the\\s+)?month\\s+after\\s+next\\b", (m, a) -> Periods.month(a, 2)),
          Rule.of(
              "week", "\\b(?:the\\s+)?week\\s+before\\s+last\\b", (m, a) -> Periods.week(a, -2)),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              PART
                  + "\\b(?:in\\s+|during\\s+|of\\s+)?(?<m>"
                  + MONTH
                  + "),?\\s+(?:of\\s+)?(?<y>"
                  + YEAR
                  + ")",
              (m, a) ->
                  part(
                      Periods.month(
                          Integer.parseInt(m.group("y")), EnglishWords.month(m.group("m"))),
                      m,
                      a)),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              PART
                  + "\\b(?<pre>in|this|last|next|since|during|of|by|until|from|before|after)\\s+(?<m>"
                  + MONTH
                  + ")(?!\\s+\\d)",
              (m, a) -> part(month(m, a), m, a)),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              "\\b(?<p>early|mid|late)(?:\\s+|-)(?:in\\s+)?(?<m>" + MONTH + ")(?!\\s+\\d)",
              (m, a) -> part(Periods.monthOf(a, EnglishWords.month(m.group("m"))), m, a)),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              "\\b(?<m>" + FULL_MONTH + ")\\b(?!\\s+\\d)",
              (m, a) -> Periods.monthOf(a, EnglishWords.month(m.group("m")))),
          Rule.of(
              "1|2",
              PART
                  + "\\b(?:(?:in|of|during)\\s+)(?:the\\s+year\\s+)?(?<y>"
                  + YEAR
                  + ")(?![-/.:]\\d)",
              (m, a) -> part(Periods.year(Integer.parseInt(m.group("y"))), m, a)),
          Rule.of(
              "1|2",
              "(?<=\\b(?:since|before|after|until|till|from|between|by|and|to)\\s)(?<y>(?:19|20)\\d{2})\\b(?![-/.:]\\d|\\s?%)",
              (m, a) -> Periods.year(Integer.parseInt(m.group("y")))),
          Rule.of(
              "quarter|q1|q2|q3|q4",
              "\\b(?:(?:the\\s+)?(?<n>first|second|third|fourth|[1-4](?:st|nd|rd|th))\\s+quarter|q(?<q>[1-4]))(?:\\s+(?:of\\s+)?(?<y>"
                  + YEAR
                  + "|this\\s+year|next\\s+year|last\\s+year))?",
              EnglishPeriods::quarter),
          Rule.of(
              "half",
              "\\b(?:the\\s+)?(?<n>first|second|1st|2nd)\\s+half\\s+of\\s+(?<y>"
                  + YEAR
                  + "|this\\s+year|next\\s+year|last\\s+year)",
              (m, a) ->
                  Periods.months(
                      a, year(m.group("y"), a), EnglishWords.nth(m.group("n")) == 1 ? 1 : 7, 6)),
          Rule.of(
              "spring|summer|fall|autumn|winter",
              "\\b(?:(?<s>this|last|next)|in(?:\\s+the)?|during\\s+the)\\s+(?<season>spring|summer|fall|autumn|winter)\\b(?:\\s+(?:of\\s+)?(?<y>"
                  + YEAR
                  + "))?|\\b(?<season2>summer|winter)\\b(?:\\s+(?:of\\s+)?(?<y2>"
                  + YEAR
                  + "))?",
              EnglishPeriods::season),
          Rule.of(
              "0",
              "\\b(?:in\\s+)?the\\s+(?:(?<d>(?:1[5-9]|20)\\d0)|'?(?<d2>\\d0))'?s\\b|\\b(?<d3>(?:1[5-9]|20)\\d0)'?s\\b",
              EnglishPeriods::decade),
          Rule.of(
              "century",
              "\\b(?:the\\s+)?(?<c>\\d{1,2})(?:st|nd|rd|th)\\s+century\\b",
              (m, a) ->
                  Periods.decade(
                      Math.max(1, (Integer.parseInt(m.group("c")) - 1) * 100), false, 100)),
          Rule.of(
              "week",
              "\\b(?:the\\s+)?(?<n>"
                  + NTH
                  + ")\\s+week\\s+(?:of|in)\\s+(?<m>"
                  + MONTH
                  + ")(?:,?\\s+(?<y>"
                  + YEAR
                  + "))?",
              EnglishPeriods::weekOfMonth),
          Rule.of(
              "rest",
              "\\b(?:the\\s+)?rest\\s+of\\s+(?:the|today|my)\\s*day\\b|\\brest\\s+of\\s+today\\b",
              (m, a) -> Periods.restOfToday(a)),
          Rule.of(
              "rest",
              "\\b(?:the\\s+)?rest\\s+of\\s+(?:the|this)\\s+(?<u>week|month|year)\\b",
              (m, a) ->
                  Periods.rest(
                      a,
                      switch (EnglishWords.lower(m.group("u"))) {
                        case "week" -> Periods.week(a, 0);
                        case "month" -> Periods.month(a, 0);
                        default -> Periods.year(a.today().getYear());
                      })));

  private EnglishPeriods() {}

  private static Days unit(MatchResult match, Almanac almanac) {
    int swift = EnglishWords.swift(match.group("s"));
    return switch (EnglishWords.lower(match.group("u"))) {
      case "week" -> Periods.week(almanac, swift);
      case "month" -> Periods.month(almanac, swift);
      case "quarter" -> {
        LocalDate first = almanac.today().withDayOfMonth(1);
        LocalDate quarter =
            first.minusMonths((first.getMonthValue() - 1) % 3).plusMonths(3L * swift);
        yield Periods.months(almanac, quarter.getYear(), quarter.getMonthValue(), 3);
      }
      default -> Periods.year(almanac.today().getYear() + swift);
    };
  }

  private static Days month(MatchResult match, Almanac almanac) {
    int month = EnglishWords.month(match.group("m"));
    Days open = Periods.monthOf(almanac, month);
    LocalDate from =
        switch (EnglishWords.lower(match.group("pre"))) {
          case "last" -> open.last().from();
          case "next" -> open.next().from();
          case "this" -> LocalDate.of(almanac.today().getYear(), month, 1);
          default -> null;
        };
    return from == null ? open : Periods.month(from.getYear(), month);
  }

  private static Days part(Days whole, MatchResult match, Almanac almanac) {
    String word = match.group("p");
    if (word == null) {
      return whole;
    }
    String plain = EnglishWords.lower(word);
    Modifier part =
        plain.contains("early") || plain.contains("beginning") || plain.contains("start")
            ? Modifier.START
            : plain.contains("mid") ? Modifier.MID : Modifier.END;
    return Fractions.of(almanac, whole, part);
  }

  private static int year(@Nullable String word, Almanac almanac) {
    if (word == null) {
      return 0;
    }
    return Character.isDigit(word.charAt(0))
        ? Integer.parseInt(word)
        : almanac.today().getYear() + EnglishWords.swift(word.split("\\s", -1)[0]);
  }

  private static Days quarter(MatchResult match, Almanac almanac) {
    int quarter =
        match.group("q") != null
            ? Integer.parseInt(match.group("q"))
            : EnglishWords.nth(match.group("n"));
    return Periods.months(almanac, year(match.group("y"), almanac), quarter * 3 - 2, 3);
  }

  private static Reading season(MatchResult match, Almanac almanac) {
    String name = match.group("season") != null ? match.group("season") : match.group("season2");
    String code =
        switch (EnglishWords.lower(name)) {
          case "spring" -> "SP";
          case "summer" -> "SU";
          case "winter" -> "WI";
          default -> "FA";
        };
    String year = match.group("y") != null ? match.group("y") : match.group("y2");
    String swift = match.group("s");
    if (year == null && swift == null) {
      return new Reading.Season(code, null);
    }
    return new Reading.Season(
        (year != null ? year : almanac.today().getYear() + EnglishWords.swift(swift)) + "-" + code,
        null);
  }

  private static Days decade(MatchResult match, Almanac almanac) {
    String full = match.group("d") != null ? match.group("d") : match.group("d3");
    return full != null
        ? Periods.decade(Integer.parseInt(full), false, 10)
        : Periods.decade(Integer.parseInt(match.group("d2")), true, 10);
  }

  private static Days weekOfMonth(MatchResult match, Almanac almanac) {
    int nth = EnglishWords.nth(match.group("n"));
    int month = EnglishWords.month(match.group("m"));
    String year = match.group("y");
    return year == null
        ? Periods.nthWeek(almanac, month, nth)
        : Periods.nthWeek(Integer.parseInt(year), month, nth);
  }
}
