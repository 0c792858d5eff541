package chat.maru.bridges.line;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line that begins a day: `2023/06/24(土)`, `2024.01.15 Monday`, `2026/1/30周五`, `Fri, 1/30/2026`.
///
/// @param yearFirst whether the order of month and day is certain
record DayLine(int year, int one, int two, boolean yearFirst) {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})\\.?\\s?[(（]?[^\\d\\s:]{1,12}[)）]?");
  private static final Pattern KOREAN =
      Pattern.compile("(\\d{4})년 (\\d{1,2})월 (\\d{1,2})일(?: ?\\S{1,4})?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("\\p{L}{2,9}\\.?, (\\d{1,2})/(\\d{1,2})/(\\d{4})");

  static @Nullable DayLine find(String line) {
    if (line.isEmpty() || line.length() > 40) {
      return null;
    }
    Matcher first = YEAR_FIRST.matcher(line);
    if (first.matches()) {
      return new DayLine(number(first, 1), number(first, 2), number(first, 3), true);
    }
    Matcher korean = KOREAN.matcher(line);
    if (korean.matches()) {
      return new DayLine(number(korean, 1), number(korean, 2), number(korean, 3), true);
    }
    Matcher last = YEAR_LAST.matcher(line);
    return last.matches()
        ? new DayLine(number(last, 3), number(last, 1), number(last, 2), false)
        : null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /// The day, or null if there is none such.
  @Nullable LocalDate day(Order order) {
    boolean dayFirst = !yearFirst && order.dayFirst();
    try {
      return dayFirst ? LocalDate.of(year, two, one) : LocalDate.of(year, one, two);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Whether the day stands before the month where the year is last. A number above twelve decides;
  /// else the order that ascends more often; else the month is first, as LINE in English has it.
  ///
  /// @param certain whether the file says so itself
  record Order(boolean dayFirst, boolean certain) {
    static Order of(ExportFile file) {
      int days = 0;
      int months = 0;
      int dayFalls = 0;
      int monthFalls = 0;
      boolean any = false;
      LocalDate byDay = LocalDate.MIN;
      LocalDate byMonth = LocalDate.MIN;
      try (Lines lines = new Lines(file)) {
        for (Line line = lines.next(); line != null; line = lines.next()) {
          DayLine found = find(line.text());
          if (found == null || found.yearFirst) {
            continue;
          }
          any = true;
          LocalDate dayFirst = found.day(new Order(true, true));
          LocalDate monthFirst = found.day(new Order(false, true));
          days += monthFirst == null ? 1 : 0;
          months += dayFirst == null ? 1 : 0;
          dayFalls += dayFirst != null && dayFirst.isBefore(byDay) ? 1 : 0;
          monthFalls += monthFirst != null && monthFirst.isBefore(byMonth) ? 1 : 0;
          byDay = dayFirst == null ? byDay : dayFirst;
          byMonth = monthFirst == null ? byMonth : monthFirst;
        }
      }
      if (days != months) {
        return new Order(days > months, true);
      }
      return new Order(dayFalls < monthFalls, !any || dayFalls != monthFalls);
    }
  }
}
