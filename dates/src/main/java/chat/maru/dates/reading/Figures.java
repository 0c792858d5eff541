package chat.maru.dates.reading;

import static java.lang.Integer.parseInt;

import chat.maru.dates.reading.Reading.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Dates and times in figures alone, which all languages write alike.
///
/// Which figure is the day: a year of four figures or above 31 comes first or last, as it stands;
/// else month/day/year as in Korea and the United States, unless the month would be above 12.
public final class Figures {
  private static final String NOT_AFTER = "(?<![\\d/.,-])";
  private static final String NOT_BEFORE = "(?![\\d/]|[-.,]\\d|\\s?%|\\s*퍼센트)";

  public static final List<Rule> RULES =
      List.of(
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER
                  + "(\\d{4})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?:\\.(?!\\d))?"
                  + NOT_BEFORE,
              (m, a) -> a.date(parseInt(m.group(1)), parseInt(m.group(3)), parseInt(m.group(4)))),
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER + "(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + NOT_BEFORE,
              Figures::three),
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER + "(?<!\\d\\s)(\\d{1,2})\\s?/\\s?(\\d{1,2})" + NOT_BEFORE,
              Figures::two),
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER + "((?:19|20)\\d{2})\\s?[-~–]\\s?((?:19|20)\\d{2})(?:년)?" + NOT_BEFORE,
              (m, a) ->
                  Ranges.of(
                      Periods.year(parseInt(m.group(1))), Periods.year(parseInt(m.group(2))), a)),
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER + "((?:19|20)\\d{2})[-/.](0?[1-9]|1[0-2])" + NOT_BEFORE,
              (m, a) -> Periods.month(parseInt(m.group(1)), parseInt(m.group(2)))),
          Rule.of(
              "0|1|2|3|4|5|6|7|8|9",
              NOT_AFTER + "(0?[1-9]|1[0-2])/((?:19|20)\\d{2})" + NOT_BEFORE,
              (m, a) -> Periods.month(parseInt(m.group(2)), parseInt(m.group(1)))));

  private Figures() {}

  private static @Nullable Day three(MatchResult match, Almanac almanac) {
    int first = parseInt(match.group(1));
    int second = parseInt(match.group(3));
    int third = parseInt(match.group(4));
    if (first > 31) {
      return almanac.date(year(first), second, third);
    }
    int year = match.group(4).length() == 4 ? third : year(third);
    Day american = almanac.date(year, first, second);
    if (american != null) {
      return american;
    }
    Day european = almanac.date(year, second, first);
    return european != null ? european : almanac.date(year(first), second, third);
  }

  private static @Nullable Day two(MatchResult match, Almanac almanac) {
    int first = parseInt(match.group(1));
    int second = parseInt(match.group(2));
    LocalDate american = Almanac.valid(2024, first, second);
    return american != null ? almanac.date(first, second) : almanac.date(second, first);
  }

  private static int year(int figures) {
    return figures < 50 ? 2000 + figures : 1900 + figures;
  }
}
