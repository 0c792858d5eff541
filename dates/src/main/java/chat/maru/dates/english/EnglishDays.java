package chat.maru.dates.english;

import static chat.maru.dates.english.EnglishWords.DAY;
import static chat.maru.dates.english.EnglishWords.FULL_WEEKDAY;
import static chat.maru.dates.english.EnglishWords.LAST;
import static chat.maru.dates.english.EnglishWords.MONTH;
import static chat.maru.dates.english.EnglishWords.NEXT;
import static chat.maru.dates.english.EnglishWords.NTH;
import static chat.maru.dates.english.EnglishWords.ORDINAL_DAY;
import static chat.maru.dates.english.EnglishWords.SWIFT;
import static chat.maru.dates.english.EnglishWords.WEEKDAY;
import static chat.maru.dates.english.EnglishWords.YEAR;

import chat.maru.dates.holiday.Holiday;
import chat.maru.dates.holiday.Holidays;
import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.NamedDays;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Rule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Days that are named: by date, by a word, by the day of the week, as a holiday.
///
/// "next Friday" is the Friday of next week and "last Friday" the nearest one before today.
final class EnglishDays {
  private static final NamedDays NAMES = new NamedDays(Holidays.ALL, Holiday::english);

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "now",
              "\\b(?:right\\s+)?now\\b",
              (m, a) -> new Reading.Moment("PRESENT_REF", a.now(), a.now(), null)),
          Rule.of("today", "\\btoday\\b|\\bearlier\\s+today\\b", (m, a) -> a.today(0)),
          Rule.of(
              "yesterday|last", "\\byesterday\\b|\\blast\\s+(?=night\\b)", (m, a) -> a.today(-1)),
          Rule.of(
              "yesterday", "\\b(?:the\\s+)?day\\s+before\\s+yesterday\\b", (m, a) -> a.today(-2)),
          Rule.of(
              "tomorrow|tmr|next|following",
              "\\b(?:tomorrow|tmr|the\\s+next\\s+day|the\\s+following\\s+day)\\b",
              (m, a) -> a.today(1)),
          Rule.of("tomorrow", "\\b(?:the\\s+)?day\\s+after\\s+tomorrow\\b", (m, a) -> a.today(2)),
          Rule.of(
              "this|night",
              "\\bthis\\s+(?=morning|afternoon|evening)|\\bto(?=night\\b)",
              (m, a) -> a.today(0)),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              "(?:\\b(?<w>"
                  + WEEKDAY
                  + "),?\\s+)?\\b(?:(?<s>this|next|last)\\s+)?(?<m>"
                  + MONTH
                  + ")\\s+(?:the\\s+)?(?<d>"
                  + DAY
                  + "|"
                  + ORDINAL_DAY
                  + ")(?:,?\\s+(?:of\\s+)?(?<y>"
                  + YEAR
                  + "))?(?!\\s*(?:am|pm)\\b|:\\d)",
              EnglishDays::date),
          Rule.of(
              "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
              "(?:\\b(?<w>"
                  + WEEKDAY
                  + "),?\\s+)?\\b(?:the\\s+)?(?<d>"
                  + DAY
                  + "|"
                  + ORDINAL_DAY
                  + ")\\s+(?:day\\s+)?(?:of\\s+)?(?<m>"
                  + MONTH
                  + ")(?:,?\\s+(?<y>"
                  + YEAR
                  + "))?",
              EnglishDays::date),
          Rule.of(
              "the",
              "\\bthe\\s+(?<d>"
                  + ORDINAL_DAY
                  + ")(?!\\s+(?:of|time|one|floor|day|thing|place|person|[a-z]+day|quarter|half|week|century))\\b(?=\\s*(?:[.,!?]|at|in|on|from|and|to|until|for|$))",
              (m, a) -> a.dayOfMonth(EnglishWords.day(m.group("d")))),
          Rule.of(
              "mon|tue|wed|thu|fri|sat|sun",
              "\\b(?<w>" + WEEKDAY + "),?\\s+(?:the\\s+)?(?<d>" + ORDINAL_DAY + ")",
              (m, a) ->
                  a.dayOfMonth(EnglishWords.day(m.group("d")), EnglishWords.weekday(m.group("w")))),
          Rule.of(
              "mon|tue|wed|thu|fri|sat|sun",
              "\\b(?<s>" + SWIFT + ")\\s+(?<w>" + WEEKDAY + ")",
              EnglishDays::weekday),
          Rule.of(
              "week",
              "\\b(?<w>" + WEEKDAY + ")\\s+(?:of\\s+)?(?<s>this|next|last)\\s+week\\b",
              (m, a) ->
                  a.weekday(EnglishWords.weekday(m.group("w")), EnglishWords.swift(m.group("s")))),
          Rule.of(
              "day",
              "\\b(?<w>" + FULL_WEEKDAY + ")",
              (m, a) -> a.weekday(EnglishWords.weekday(m.group("w")))),
          Rule.of(
              "on",
              "\\bon\\s+(?<x>(?<w>" + WEEKDAY + "))",
              (m, a) -> a.weekday(EnglishWords.weekday(m.group("w")))),
          Rule.of(
              "mon|tue|wed|thu|fri|sat|sun",
              "\\b(?:the\\s+)?(?<n>"
                  + NTH
                  + ")\\s+(?<w>"
                  + WEEKDAY
                  + ")\\s+(?:of|in)\\s+(?:(?:the\\s+)?(?<s>this|next|last)\\s+month\\b|(?<m>"
                  + MONTH
                  + ")(?:,?\\s+(?<y>"
                  + YEAR
                  + "))?)",
              EnglishDays::nth),
          Rule.of(
              NAMES.clues(),
              "\\b(?:(?<s>this|next|last)\\s+)?(?<name>"
                  + NAMES.pattern()
                  + ")(?:\\s+(?:of\\s+|in\\s+)?(?<y>"
                  + YEAR
                  + "))?(?!\\w)",
              EnglishDays::holiday));

  private EnglishDays() {}

  private static @Nullable Day date(MatchResult match, Almanac almanac) {
    int month = EnglishWords.month(match.group("m"));
    int day = EnglishWords.day(match.group("d"));
    String year = match.group("y");
    String swift = match.namedGroups().containsKey("s") ? match.group("s") : null;
    if (year == null && swift == null) {
      return almanac.date(month, day);
    }
    int now = almanac.today().getYear();
    return almanac.date(
        year != null ? Integer.parseInt(year) : now + EnglishWords.swift(swift), month, day);
  }

  private static Day weekday(MatchResult match, Almanac almanac) {
    DayOfWeek day = EnglishWords.weekday(match.group("w"));
    String swift = EnglishWords.lower(match.group("s"));
    if (swift.matches(LAST)) {
      return almanac.lastWeekday(day);
    }
    if (swift.matches(NEXT) && !swift.equals("next")) {
      return almanac.nextWeekday(day);
    }
    return almanac.weekday(day, EnglishWords.swift(swift));
  }

  private static @Nullable Day nth(MatchResult match, Almanac almanac) {
    int nth = EnglishWords.nth(match.group("n"));
    DayOfWeek day = EnglishWords.weekday(match.group("w"));
    String name = match.group("m");
    if (name == null) {
      LocalDate month = almanac.month(EnglishWords.swift(match.group("s")));
      return almanac.nthWeekday(month.getYear(), month.getMonthValue(), nth, day);
    }
    String year = match.group("y");
    return year == null
        ? almanac.nthWeekday(EnglishWords.month(name), nth, day)
        : almanac.nthWeekday(Integer.parseInt(year), EnglishWords.month(name), nth, day);
  }

  private static @Nullable Day holiday(MatchResult match, Almanac almanac) {
    String year = match.group("y");
    String swift = match.group("s");
    int now = almanac.today().getYear();
    return NAMES.read(
        match.group("name"),
        year != null ? Integer.parseInt(year) : swift == null ? 0 : now + EnglishWords.swift(swift),
        almanac);
  }
}
