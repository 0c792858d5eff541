package chat.maru.dates.korean;

import static chat.maru.dates.korean.KoreanPeriods.ANY_YEAR;
import static chat.maru.dates.korean.KoreanPeriods.PART;
import static chat.maru.dates.korean.KoreanPeriods.part;
import static chat.maru.dates.korean.Words.START;
import static chat.maru.dates.korean.Words.SWIFT;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Periods;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.value.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Quarters, halves, seasons, decades and centuries.
final class KoreanEras {
  private static final String SEASON = "(?<![가-힣])(?:한\\s*)?(?<season>봄|여름|가을|겨울)(?!방학|옷|비|잠)";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "분기",
              "(?:(?<y>"
                  + ANY_YEAR
                  + ")\\s*(?:의\\s*)?|"
                  + START
                  + ")(?<q>[1-4](?:/4)?|[일이삼사]|(?:첫|두|세|네)\\s?번째\\s?)(?:사\\s?)?분기",
              KoreanEras::quarter),
          Rule.of(
              "분기|반기",
              START + "(?<s>이번|지난|다음|저번)\\s?(?:(?<q>분기)|(?<h>반기))",
              KoreanEras::thisQuarter),
          Rule.of(
              "반기",
              START + "(?<half>상반기|하반기)",
              (m, a) -> Periods.months(a, 0, m.group("half").startsWith("상") ? 1 : 7, 6)),
          Rule.of(
              "봄|여름|가을|겨울",
              "(?:(?<y>"
                  + ANY_YEAR
                  + ")\\s*(?:의\\s*)?|"
                  + START
                  + "(?<s>이|그|올|"
                  + SWIFT
                  + ")\\s?)?"
                  + SEASON
                  + PART
                  + "?(?=[에은을이의까도부,.!? ]|$)",
              KoreanEras::season),
          Rule.of(
              "년대",
              START + "(?:(?<c>\\d{1,2})세기\\s?)?(?<d>\\d{2}0|\\d0|\\d{3}0)년대" + PART + "?",
              KoreanEras::decade),
          Rule.of("세기", START + "(?<c>\\d{1,2})\\s?세기", KoreanEras::century),
          Rule.of(
              "세기",
              "(?<s>이번|지난|다음)\\s?세기",
              (m, a) ->
                  Periods.decade(
                      (a.today().getYear() / 100 + Words.swift(m.group("s"))) * 100, false, 100)));

  private KoreanEras() {}

  private static Days quarter(MatchResult match, Almanac almanac) {
    int quarter =
        match.group("q").endsWith("번째")
            ? Words.ordinal(match.group("q"))
            : KoreanNumbers.parse(match.group("q").substring(0, 1));
    String year = match.group("y");
    return Periods.months(
        almanac,
        year == null ? 0 : Words.year(year, almanac.today().getYear()),
        quarter * 3 - 2,
        3);
  }

  private static Days thisQuarter(MatchResult match, Almanac almanac) {
    int length = match.group("q") != null ? 3 : 6;
    int begun = (almanac.today().getMonthValue() - 1) / length * length;
    LocalDate first =
        almanac
            .today()
            .withDayOfMonth(1)
            .withMonth(begun + 1)
            .plusMonths((long) length * Words.swift(match.group("s")));
    return Periods.months(almanac, first.getYear(), first.getMonthValue(), length);
  }

  private static Reading season(MatchResult match, Almanac almanac) {
    String code =
        switch (match.group("season")) {
          case "봄" -> "SP";
          case "여름" -> "SU";
          case "가을" -> "FA";
          default -> "WI";
        };
    int now = almanac.today().getYear();
    String year = match.group("y");
    String swift = match.group("s");
    if (year != null) {
      code = Words.year(year, now) + "-" + code;
    } else if (swift != null) {
      code = now + Words.swift(swift) + "-" + code;
    }
    String word = match.group("p");
    Modifier part =
        word == null
            ? null
            : word.startsWith("초")
                ? Modifier.START
                : word.startsWith("중") ? Modifier.MID : Modifier.END;
    return new Reading.Season(code, part);
  }

  private static Days decade(MatchResult match, Almanac almanac) {
    int figures = Integer.parseInt(match.group("d"));
    String century = match.group("c");
    if (century != null) {
      return part(
          Periods.decade((Integer.parseInt(century) - 1) * 100 + figures % 100, false, 10),
          match,
          almanac);
    }
    return part(Periods.decade(figures, figures < 100, 10), match, almanac);
  }

  private static @Nullable Days century(MatchResult match, Almanac almanac) {
    int century = Integer.parseInt(match.group("c"));
    return century < 1 || century > 30
        ? null
        : Periods.decade(Math.max(1, (century - 1) * 100), false, 100);
  }
}
