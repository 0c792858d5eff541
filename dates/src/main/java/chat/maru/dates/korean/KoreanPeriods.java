package chat.maru.dates.korean;

import static chat.maru.dates.korean.Words.DAY;
import static chat.maru.dates.korean.Words.MONTH;
import static chat.maru.dates.korean.Words.ORDINAL;
import static chat.maru.dates.korean.Words.START;
import static chat.maru.dates.korean.Words.SWIFT;
import static chat.maru.dates.korean.Words.YEAR;
import static chat.maru.dates.korean.Words.YEAR_WORD;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Bounds;
import chat.maru.dates.reading.Fractions;
import chat.maru.dates.reading.Grain;
import chat.maru.dates.reading.Periods;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Written;
import chat.maru.dates.value.Modifier;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Weeks, months and years, and the parts of them.
final class KoreanPeriods {
  static final String PART =
      "(?:\\s*(?<p>초순|초반|초(?![가-힣]?등|하루)|중순|중반|하순|후반|후반부|전반|말경?|말(?!고|로)|상순))";
  static final String ANY_YEAR = "(?:" + YEAR + "|" + YEAR_WORD + ")";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "월",
              "(?:(?<y>"
                  + ANY_YEAR
                  + ")\\s*(?:의\\s*)?|"
                  + START
                  + "(?<s>"
                  + SWIFT
                  + "|이)\\s*|"
                  + START
                  + "|(?<=^|[^가-힣0-9]))(?<m>"
                  + MONTH
                  + ")(?:\\s달(?!러))?(?!\\s*\\d{1,2}\\s?일)"
                  + PART
                  + "?(?:\\s휴가)?",
              KoreanPeriods::month),
          Rule.of(
              "달|월",
              START
                  + "(?<s>이|같은|"
                  + SWIFT
                  + "|금|내)\\s?(?<u>달|월)"
                  + "(?!\\s*"
                  + DAY
                  + ")"
                  + PART
                  + "?(?:\\s휴가)?",
              KoreanPeriods::thisMonth),
          Rule.of("월", START + "월" + "\\s?(?<p>초|말)(?=[에까이 ,.]|$)", (m, a) -> endOfMonth(m, a)),
          Rule.of(
              "주",
              START
                  + "(?:(?<s>이|같은|"
                  + SWIFT
                  + ")\\s?주(?!말|일|년|식|제|변|인|택|차|문)|(?<w>금주|내주|차주))(?:간)?"
                  + PART
                  + "?(?<in>\\s안)?",
              KoreanPeriods::week),
          Rule.of(
              "주",
              START + "주\\s(?<p>초|후반|중반|말)(?![가-힣]?대)",
              (m, a) -> part(Periods.week(a, 0), m, a)),
          Rule.of(
              "주말",
              START + "(?:(?<s>이|" + SWIFT + ")\\s?(?:주\\s?)?)?주말",
              (m, a) -> Periods.weekend(a, Words.swift(m.group("s")))),
          Rule.of(
              "년|해",
              "(?:(?<y>(?<!\\d)(?:\\d{4}\\s?년도?|\\d{3}년(?=에))|"
                  + YEAR_WORD
                  + ")|"
                  + START
                  + "(?<y2>[이일]천[일이삼사오육칠팔구백십]{0,6}년))(?!\\s*(?:동안|간|전(?!반)|후(?!반)|뒤|만에|이상|생))"
                  + "(?:\\s*(?:의\\s*)?(?:(?<half>상반기|하반기|전반기|후반기)|"
                  + PART.substring(3)
                  + ")?",
              KoreanPeriods::year),
          Rule.of(
              "주",
              "(?:(?<y>"
                  + ANY_YEAR
                  + ")\\s*(?:의\\s*)?)?(?:(?<m>"
                  + MONTH
                  + ")|(?<s>이|"
                  + SWIFT
                  + ")\\s?달)\\s*(?:의\\s*)?(?<n>"
                  + ORDINAL
                  + ")\\s*주(?!말|\\s*[월화수목금토일]요일)",
              KoreanPeriods::weekOfMonth),
          Rule.of(
              "주",
              "(?<y>" + ANY_YEAR + ")\\s*(?:의\\s*)?(?<n>" + ORDINAL + ")\\s*주(?!말|\\s*[월화수목금토일]요일)",
              (m, a) -> weekOfYear(m, a)),
          Rule.of(
              "월",
              "(?:(?<y>"
                  + YEAR
                  + ")\\s*)?(?<m>"
                  + MONTH
                  + ")\\s*(?<d>"
                  + DAY
                  + ")(?:의|이\\s?있[는던])\\s*(?<u>주(?!말)|달|해)",
              KoreanPeriods::around),
          Rule.of(
              "남은",
              "(?<![가-힣])(?:오늘\\s?)?남은\\s?(?:하루|오늘)|오늘의?\\s?남은\\s?시간",
              (m, a) -> Periods.restOfToday(a)),
          Rule.of(
              "남은",
              "(?<![가-힣])(?:(?:이번\\s?)?남은\\s?(?<u>주|달|해)(?!말|러)|(?:이번\\s?|올\\s?|이\\s?)(?<u2>주|달|해)(?:의|에)?\\s?남은\\s?(?:기간|날|시간|동안))",
              (m, a) -> rest(m.group("u") != null ? m.group("u") : m.group("u2"), a)),
          Rule.of(
              "올|금년|해",
              "(?:올\\s?해|금년)\\s*(?:들어\\s*(?:지금까지|현재까지|서)?|(?:지금|현재)까지)|(?:올\\s?|이번\\s?)해에?\\s*좀\\s*더\\s*일찍",
              (m, a) -> soFar(Periods.year(a.today().getYear()), a)),
          Rule.of(
              "이번",
              "이번\\s?(?<u>주|달)에?\\s*좀\\s*더\\s*일찍",
              (m, a) ->
                  soFar(m.group("u").equals("주") ? Periods.week(a, 0) : Periods.month(a, 0), a)));

  private KoreanPeriods() {}

  private static Days month(MatchResult match, Almanac almanac) {
    int month = Words.month(match.group("m"));
    String year = match.group("y");
    String swift = match.group("s");
    Days days;
    if (year != null) {
      days = Periods.month(Words.year(year, almanac.today().getYear()), month);
    } else if (swift != null) {
      days = Periods.month(swung(almanac, month, swift), month);
    } else {
      days = Periods.monthOf(almanac, month);
    }
    return part(days, match, almanac);
  }

  /// "이번 5월" is this year's; "지난 5월" and "다음 5월" the nearest ones that are not now.
  static int swung(Almanac almanac, int month, String word) {
    int year = almanac.today().getYear();
    int now = almanac.today().getMonthValue();
    int swift = Words.swift(word);
    if (swift < 0) {
      return month < now ? year + swift + 1 : year + swift;
    }
    return swift > 0 && month <= now ? year + swift : swift > 1 ? year + 1 : year;
  }

  private static Days thisMonth(MatchResult match, Almanac almanac) {
    return part(Periods.month(almanac, Words.swift(match.group("s"))), match, almanac);
  }

  private static Days week(MatchResult match, Almanac almanac) {
    String word = match.group("w");
    int swift = word == null ? Words.swift(match.group("s")) : Words.swift(word.substring(0, 1));
    return part(Periods.week(almanac, swift), match, almanac);
  }

  private static @Nullable Days year(MatchResult match, Almanac almanac) {
    String word = match.group("y") != null ? match.group("y") : match.group("y2");
    int year = Words.year(word, almanac.today().getYear());
    String half = match.group("half");
    if (half != null && year > 0) {
      return Periods.months(almanac, year, half.matches("[상전]반기") ? 1 : 7, 6);
    }
    Days days = Periods.ifYear(year);
    return days == null ? null : part(days, match, almanac);
  }

  static Days part(Days whole, MatchResult match, Almanac almanac) {
    String word = match.group("p");
    if (word == null) {
      return whole;
    }
    Modifier part =
        word.startsWith("초") || word.equals("상순") || word.equals("전반")
            ? Modifier.START
            : word.startsWith("중") ? Modifier.MID : Modifier.END;
    return word.endsWith("순") ? Fractions.third(whole, part) : Fractions.of(almanac, whole, part);
  }

  private static @Nullable Days weekOfMonth(MatchResult match, Almanac almanac) {
    int nth = Words.ordinal(match.group("n"));
    if (nth > 6) {
      return null;
    }
    if (match.group("s") != null) {
      LocalDate month = almanac.month(Words.swift(match.group("s")));
      return Periods.nthWeek(month.getYear(), month.getMonthValue(), nth);
    }
    int month = Words.month(match.group("m"));
    return match.group("y") == null
        ? Periods.nthWeek(almanac, month, nth)
        : Periods.nthWeek(Words.year(match.group("y"), almanac.today().getYear()), month, nth);
  }

  private static @Nullable Days weekOfYear(MatchResult match, Almanac almanac) {
    int nth = Words.ordinal(match.group("n"));
    return nth > 53
        ? null
        : Periods.nthWeek(Words.year(match.group("y"), almanac.today().getYear()), nth);
  }

  /// "9월 16일의 주": the week, month or year that a day stands in.
  private static @Nullable Days around(MatchResult match, Almanac almanac) {
    String year = match.group("y");
    int month = Words.month(match.group("m"));
    int day = Words.day(match.group("d"));
    Reading.Day date =
        year == null
            ? almanac.date(month, day)
            : almanac.date(Words.year(year, almanac.today().getYear()), month, day);
    if (date == null) {
      return null;
    }
    String unit = match.group("u");
    Grain grain = unit.equals("주") ? Grain.WEEK : unit.equals("달") ? Grain.MONTH : Grain.YEAR;
    return new Days(
        date.timex(),
        about(date.next(), grain),
        about(date.last(), grain),
        grain,
        Written.NOTHING,
        null);
  }

  private static Bounds<LocalDate> about(LocalDate day, Grain grain) {
    return switch (grain) {
      case DAY -> new Bounds<>(day, day.plusDays(1));
      case WEEK -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Bounds<>(monday, monday.plusWeeks(1));
      }
      case MONTH -> new Bounds<>(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
      case YEAR -> new Bounds<>(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1));
    };
  }

  private static Reading rest(String unit, Almanac almanac) {
    return Periods.rest(
        almanac,
        switch (unit) {
          case "주" -> Periods.week(almanac, 0);
          case "달" -> Periods.month(almanac, 0);
          default -> Periods.year(almanac.today().getYear());
        });
  }

  /// From the beginning of a running stretch to today.
  private static Days soFar(Days whole, Almanac almanac) {
    LocalDate from = whole.next().from();
    Bounds<LocalDate> bounds = new Bounds<>(from, almanac.today());
    return new Days(whole.timex(), bounds, bounds, whole.grain(), Written.NOTHING, null);
  }

  /// 월초 and 월말 are the halves of any month, also when it is late in it.
  private static Days endOfMonth(MatchResult match, Almanac almanac) {
    Days month = Periods.month(almanac, 0);
    Almanac first = new Almanac(almanac.month(0).atStartOfDay());
    return Fractions.of(first, month, match.group("p").equals("초") ? Modifier.START : Modifier.END);
  }
}
