package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Day;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Days, as they lie about the reference moment. Weeks begin on Monday.
///
/// A day that is today lies ahead at midnight, and from the first second on behind: the last 7 July
/// at noon of 7 July is today. Whoever asks where it leads takes today either way.
public record Almanac(LocalDateTime now) {
  /// Years outside of this are not meant as years.
  private static final int MAX_YEAR = 3000;

  public LocalDate today() {
    return now.toLocalDate();
  }

  /// The first day that has not begun.
  LocalDate begun() {
    return now.toLocalTime().equals(LocalTime.MIDNIGHT) ? today() : today().plusDays(1);
  }

  /// A day `offset` days from today.
  public Day today(long offset) {
    return exact(today().plusDays(offset));
  }

  public Day exact(LocalDate day) {
    return exact(day, Grain.DAY);
  }

  /// A day that was only reckoned by weeks, months or years: 두 주 전.
  public Day exact(LocalDate day, Grain grain) {
    Written written = new Written(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return new Day(Timex.day(day), day, day, written, grain);
  }

  /// `null` where there is no such day.
  public @Nullable Day date(int year, int month, int day) {
    LocalDate date = year < 1 || year > MAX_YEAR ? null : valid(year, month, day);
    return date == null ? null : exact(date);
  }

  /// A day of a month without a year.
  public @Nullable Day date(int month, int day) {
    // 29 February exists at least once in any nine years.
    return open(
        Timex.day(0, month, day),
        new Written(0, month, day),
        9,
        i -> valid(today().getYear() + i, month, day));
  }

  /// A day of the month without a month.
  public @Nullable Day dayOfMonth(int day) {
    return open(
        Timex.day(0, 0, day), new Written(0, 0, day), 3, i -> inMonth(today().plusMonths(i), day));
  }

  /// "21일 월요일": the nearest months in which that day is such a day.
  public @Nullable Day dayOfMonth(int day, DayOfWeek weekday) {
    return open(
        "XXXX-WXX-" + weekday.getValue(),
        new Written(0, 0, day),
        60,
        i -> {
          LocalDate date = inMonth(today().plusMonths(i), day);
          return date != null && date.getDayOfWeek() == weekday ? date : null;
        });
  }

  public Day weekday(DayOfWeek day) {
    LocalDate next = begun().with(TemporalAdjusters.nextOrSame(day));
    LocalDate last = begun().with(TemporalAdjusters.previous(day));
    return new Day("XXXX-WXX-" + day.getValue(), next, last, Written.NOTHING, Grain.DAY);
  }

  /// The day in the week `swift` weeks from this one.
  public Day weekday(DayOfWeek day, long swift) {
    return exact(monday(swift).plusDays(day.getValue() - 1L));
  }

  /// The nearest such day before today.
  public Day lastWeekday(DayOfWeek day) {
    return exact(today().with(TemporalAdjusters.previous(day)));
  }

  public Day nextWeekday(DayOfWeek day) {
    return exact(today().with(TemporalAdjusters.next(day)));
  }

  public LocalDate monday(long swift) {
    return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(swift);
  }

  public LocalDate month(long swift) {
    return today().withDayOfMonth(1).plusMonths(swift);
  }

  /// The `nth` such day of a month; 0 is the last one.
  public Day nthWeekday(int year, int month, int nth, DayOfWeek day) {
    LocalDate date = nth(year, month, nth, day);
    return new Day(
        Timex.month(year, month) + nthTimex(nth, day),
        date,
        date,
        new Written(year, month, date.getDayOfMonth()),
        Grain.DAY);
  }

  /// The `nth` such day of a month without a year.
  public @Nullable Day nthWeekday(int month, int nth, DayOfWeek day) {
    return open(
        Timex.month(0, month) + nthTimex(nth, day),
        new Written(0, month, 0),
        2,
        i -> nth(today().getYear() + i, month, nth, day));
  }

  /// The `nth` such day of this month.
  public Day nthWeekday(int nth, DayOfWeek day) {
    return exact(nth(today().getYear(), today().getMonthValue(), nth, day));
  }

  private static String nthTimex(int nth, DayOfWeek day) {
    return "-WXX-%d-#%d".formatted(day.getValue(), nth == 0 ? 5 : nth);
  }

  private static LocalDate nth(int year, int month, int nth, DayOfWeek day) {
    LocalDate first = LocalDate.of(year, month, 1);
    return nth == 0
        ? first.with(TemporalAdjusters.lastInMonth(day))
        : first.with(TemporalAdjusters.nextOrSame(day)).plusWeeks(nth - 1L);
  }

  /// The nearest candidates on both sides of now.
  ///
  /// @param candidate the i-th candidate from now, in order; `null` where there is none
  public @Nullable Day open(
      String timex, Written written, int reach, IntFunction<@Nullable LocalDate> candidate) {
    LocalDate next = null;
    LocalDate last = null;
    for (int i = 0; i <= reach && (next == null || last == null); i++) {
      LocalDate ahead = candidate.apply(i);
      LocalDate behind = candidate.apply(-i);
      next = next == null && ahead != null && !ahead.isBefore(begun()) ? ahead : next;
      last = last == null && behind != null && behind.isBefore(begun()) ? behind : last;
    }
    if (next == null || last == null) {
      return null;
    }
    return new Day(timex, next, last, written, Grain.DAY);
  }

  private static @Nullable LocalDate inMonth(LocalDate month, int day) {
    return valid(month.getYear(), month.getMonthValue(), day);
  }

  public static @Nullable LocalDate valid(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
