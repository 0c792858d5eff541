package chat.maru.dates.korean;

import static chat.maru.dates.korean.Words.DAY;
import static chat.maru.dates.korean.Words.MONTH;
import static chat.maru.dates.korean.Words.ORDINAL;
import static chat.maru.dates.korean.Words.START;
import static chat.maru.dates.korean.Words.SWIFT;
import static chat.maru.dates.korean.Words.WEEKDAY;
import static chat.maru.dates.korean.Words.YEAR;
import static chat.maru.dates.korean.Words.YEAR_WORD;

import chat.maru.dates.lunar.LunarCalendar;
import chat.maru.dates.lunar.LunarDate;
import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Grain;
import chat.maru.dates.reading.Joins;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Timex;
import chat.maru.dates.reading.Written;
import chat.maru.dates.value.Modifier;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Days that are named: by date, by a word, by the day of the week.
final class KoreanDays {
  /// Not a length of days, nor the 일 of another word.
  private static final String NO_LENGTH =
      "(?!\\s*(?:동안|간(?!에)|째|내내|치|차|짜리|정도|이상|이하|미만|이내|내로|요일)|을?\\s*더)";

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("오늘", 0),
          Map.entry("오늘하루", 0),
          Map.entry("금일", 0),
          Map.entry("당일", 0),
          Map.entry("어제", -1),
          Map.entry("어저께", -1),
          Map.entry("어젯", -1),
          Map.entry("작일", -1),
          Map.entry("전일", -1),
          Map.entry("전날", -1),
          Map.entry("지난날", -1),
          Map.entry("그제", -2),
          Map.entry("그저께", -2),
          Map.entry("그젯", -2),
          Map.entry("엊그제", -2),
          Map.entry("엊그저께", -2),
          Map.entry("그끄제", -3),
          Map.entry("그끄저께", -3),
          Map.entry("내일", 1),
          Map.entry("낼", 1),
          Map.entry("명일", 1),
          Map.entry("익일", 1),
          Map.entry("다음날", 1),
          Map.entry("모레", 2),
          Map.entry("내일모레", 2),
          Map.entry("낼모레", 2),
          Map.entry("글피", 3),
          Map.entry("그글피", 4));

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "오늘|일|어제|어저께|어젯|그젯|그제|저께|낼|모레|글피|날",
              "(?<![가-힣])(?:그\\s?)?(?:(?:다음|지난)\\s?날|전날|전일)(?![짜씨])|내일\\s?모레|낼\\s?모레"
                  + "|(?<![가-힣])(?:오늘\\s?하루(?!\\s?(?:종일|동안))|오늘|금일|당일|어제|어저께|어젯(?=\\s?밤)|작일|그젯(?=\\s?밤)|엊?그(?:제|저께)|그끄(?:제|저께)"
                  + "|내일|낼(?![가-힣])|낼(?=까지|은|도|부터)|명일|익일|모레|그?글피)(?!로?부터\\s*\\d+\\s*주)",
              KoreanDays::word),
          Rule.of("날", "(?<![가-힣])(?:그|이)\\s?날(?!씨|짜)", (m, a) -> a.today(0)),
          Rule.of("새해", "(?<![가-힣])새해\\s?첫\\s?날", (m, a) -> a.date(1, 1)),
          Rule.of(
              "지금|현재",
              "(?<![가-힣])(?:지금|현재)(?!\\s?(?:부터|으로|껏))",
              (m, a) -> new Reading.Moment("PRESENT_REF", a.now(), a.now(), null)),
          Rule.of(
              "늦게|일찍|중간",
              "(?<![가-힣])(?<day>오늘|내일|어제|모레)\\s?(?<half>늦게|일찍|중간)",
              (m, a) ->
                  Joins.half(
                      a.today(WORDS.getOrDefault(m.group("day"), 0)),
                      switch (m.group("half")) {
                        case "일찍" -> Modifier.START;
                        case "중간" -> Modifier.MID;
                        default -> Modifier.END;
                      })),
          Rule.of(
              "월",
              START + "(?<d>" + DAY + ")\\s*,?\\s*(?<m>" + MONTH + ")\\s*,?\\s*(?<y>\\d{4})\\s?년",
              (m, a) ->
                  a.date(
                      Integer.parseInt(m.group("y")),
                      Words.month(m.group("m")),
                      Words.day(m.group("d")))),
          Rule.of(
              "월",
              "(?:(?<pre>"
                  + WEEKDAY
                  + ")\\s*,?\\s*)?(?:(?<y>"
                  + YEAR
                  + "|"
                  + YEAR_WORD
                  + ")\\s*[,의]?\\s*|"
                  + START
                  + "(?<s>이번|오는|지난|다음)\\s|"
                  + START
                  + ")(?<lunar>음력\\s*)?(?<m>"
                  + MONTH
                  + ")\\s*[-/.,]?\\s*(?<d>"
                  + DAY
                  + ")"
                  + NO_LENGTH
                  + "(?:\\s*,?\\s*\\(?(?:이번\\s?)?(?<w>"
                  + WEEKDAY
                  + ")(?:\\)|(?!마다)))?"
                  + "(?:\\s*,\\s*(?<after>\\d{4})년?|\\s+(?<after2>\\d{4}년|[이일]천[일이삼사오육칠팔구백십]{0,6}년))?",
              KoreanDays::date),
          Rule.of(
              "달",
              START + "(?<s>이|내|" + SWIFT + ")\\s?달\\s*(?:의\\s*)?(?<d>" + DAY + ")" + NO_LENGTH,
              KoreanDays::inMonth),
          Rule.of(
              "날",
              "(?:(?:(?<y>"
                  + YEAR
                  + "|"
                  + YEAR_WORD
                  + ")\\s*(?:의\\s*)?)?(?<m>"
                  + MONTH
                  + ")|"
                  + START
                  + "(?<s>이|내|"
                  + SWIFT
                  + ")\\s?달)\\s*(?:의\\s*)?(?<n>첫|"
                  + ORDINAL
                  + ")\\s?날(?!씨|짜)",
              KoreanDays::nthDay),
          Rule.of(
              "주",
              START + "(?<n>금주|내주|차주)\\s*(?:의\\s*)?(?<w>" + WEEKDAY + ")",
              (m, a) ->
                  a.weekday(
                      Words.weekday(m.group("w")), Words.swift(m.group("n").substring(0, 1)))),
          Rule.of(
              "일",
              "(?<![월달]\\s)(?<!\\d[~-])"
                  + START
                  + "(?<d>"
                  + DAY
                  + ")(?:\\s*,?\\s*(?<w>"
                  + WEEKDAY
                  + ")(?!마다))?"
                  + NO_LENGTH,
              KoreanDays::dayOfMonth),
          Rule.of(
              "요일|욜",
              "(?<s>" + SWIFT + "|이)\\s?(?<week>주(?:의)?\\s*)?(?<w>" + WEEKDAY + ")(?!마다)",
              KoreanDays::weekday),
          Rule.of(
              "요일|욜",
              "(?<![가-힣])(?<w>" + WEEKDAY + ")(?!마다)",
              (m, a) -> a.weekday(Words.weekday(m.group("w")))),
          Rule.of(
              "요일|욜",
              "(?:(?:(?<y>"
                  + YEAR
                  + "|"
                  + YEAR_WORD
                  + ")\\s*(?:의\\s*)?)?(?:(?<m>"
                  + MONTH
                  + ")|(?<s>이|"
                  + SWIFT
                  + ")\\s?달)\\s*(?:의\\s*)?)?(?<n>"
                  + ORDINAL
                  + ")\\s*(?:주\\s*)?(?<w>"
                  + WEEKDAY
                  + ")",
              KoreanDays::nth));

  private KoreanDays() {}

  private static @Nullable Day word(MatchResult match, Almanac almanac) {
    String word = match.group().replaceAll("\\s", "");
    Integer offset = WORDS.get(word);
    if (offset == null) {
      offset = WORDS.get(word.replaceFirst("^그", ""));
    }
    return offset == null ? null : almanac.today(offset);
  }

  private static @Nullable Day date(MatchResult match, Almanac almanac) {
    int month = Words.month(match.group("m"));
    int day = Words.day(match.group("d"));
    int year = year(match, almanac, month);
    if (match.group("lunar") != null) {
      return lunar(almanac, year, month, day);
    }
    return year == 0 ? almanac.date(month, day) : almanac.date(year, month, day);
  }

  private static int year(MatchResult match, Almanac almanac, int month) {
    for (String group : List.of("after", "after2", "y")) {
      if (match.group(group) != null) {
        return Words.year(match.group(group), almanac.today().getYear());
      }
    }
    String swift = match.group("s");
    return swift == null ? 0 : KoreanPeriods.swung(almanac, month, swift);
  }

  /// A day of the lunar calendar; its timex says the lunar month and day.
  static @Nullable Day lunar(Almanac almanac, int year, int month, int day) {
    if (year != 0) {
      return LunarCalendar.solar(LunarDate.of(year, month, day)).map(almanac::exact).orElse(null);
    }
    int now = almanac.today().getYear();
    LocalDate next = null;
    LocalDate last = null;
    for (int i = -2; i <= 2; i++) {
      LocalDate date = LunarCalendar.solar(LunarDate.of(now + i, month, day)).orElse(null);
      if (date != null && date.isBefore(almanac.today())) {
        last = date;
      } else if (date != null && next == null) {
        next = date;
      }
    }
    return next == null || last == null
        ? null
        : new Day(Timex.day(0, month, day), next, last, Written.NOTHING, Grain.DAY);
  }

  private static @Nullable Day inMonth(MatchResult match, Almanac almanac) {
    LocalDate month = almanac.month(Words.swift(match.group("s")));
    return almanac.date(month.getYear(), month.getMonthValue(), Words.day(match.group("d")));
  }

  /// "이번 달 첫날", "5월의 마지막 날".
  private static @Nullable Day nthDay(MatchResult match, Almanac almanac) {
    int nth = match.group("n").equals("첫") ? 1 : Words.ordinal(match.group("n"));
    LocalDate first = almanac.month(Words.swift(match.group("s")));
    if (match.group("m") != null) {
      int month = Words.month(match.group("m"));
      if (match.group("y") == null) {
        // The last day of February is told by its date, the years differ.
        int last = Month.of(month).minLength();
        return almanac.date(month, nth == 0 ? last : nth);
      }
      first = LocalDate.of(Words.year(match.group("y"), almanac.today().getYear()), month, 1);
    }
    return almanac.date(
        first.getYear(), first.getMonthValue(), nth == 0 ? first.lengthOfMonth() : nth);
  }

  private static @Nullable Day dayOfMonth(MatchResult match, Almanac almanac) {
    int day = Words.day(match.group("d"));
    String weekday = match.group("w");
    Day both = weekday == null ? null : almanac.dayOfMonth(day, Words.weekday(weekday));
    return both != null ? both : almanac.dayOfMonth(day);
  }

  /// "지난 금요일" is the nearest before today, "다음 금요일" the one of next week.
  private static Day weekday(MatchResult match, Almanac almanac) {
    DayOfWeek day = Words.weekday(match.group("w"));
    String swift = match.group("s").replaceAll("\\s", "");
    if (match.group("week") == null) {
      switch (swift) {
        case "지난", "저번" -> {
          return almanac.lastWeekday(day);
        }
        case "오는", "다가오는", "돌아오는" -> {
          return almanac.nextWeekday(day);
        }
        default -> {}
      }
    }
    return almanac.weekday(day, Words.swift(swift));
  }

  private static @Nullable Day nth(MatchResult match, Almanac almanac) {
    int nth = Words.ordinal(match.group("n"));
    DayOfWeek day = Words.weekday(match.group("w"));
    if (nth > 53) {
      return null;
    }
    if (match.group("s") != null) {
      LocalDate month = almanac.month(Words.swift(match.group("s")));
      Day exact = almanac.nthWeekday(month.getYear(), month.getMonthValue(), nth, day);
      return new Day(
          exact.timex().replaceFirst("^\\d{4}", "XXXX"),
          exact.next(),
          exact.last(),
          exact.written(),
          Grain.DAY);
    }
    if (match.group("m") == null) {
      return almanac.nthWeekday(nth, day);
    }
    int month = Words.month(match.group("m"));
    return match.group("y") == null
        ? almanac.nthWeekday(month, nth, day)
        : almanac.nthWeekday(
            Words.year(match.group("y"), almanac.today().getYear()), month, nth, day);
  }
}
