package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Reading.Moments;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Stretches of whole days: weeks, months, years and their fractions, and those that run from or to
/// now.
public final class Periods {
  private Periods() {}

  public static Days days(
      String timex, LocalDate from, LocalDate to, Grain grain, Written written) {
    Bounds<LocalDate> bounds = new Bounds<>(from, to);
    return new Days(timex, bounds, bounds, grain, written, null);
  }

  public static Days week(Almanac almanac, long swift) {
    return weekOf(almanac.monday(swift));
  }

  public static Days weekOf(LocalDate monday) {
    return days(Timex.week(monday), monday, monday.plusWeeks(1), Grain.WEEK, Written.NOTHING);
  }

  public static Days weekend(Almanac almanac, long swift) {
    LocalDate monday = almanac.monday(swift);
    return days(
        Timex.week(monday) + "-WE",
        monday.plusDays(5),
        monday.plusWeeks(1),
        Grain.DAY,
        Written.NOTHING);
  }

  public static Days month(Almanac almanac, long swift) {
    LocalDate first = almanac.month(swift);
    return month(first.getYear(), first.getMonthValue());
  }

  public static Days month(int year, int month) {
    LocalDate first = LocalDate.of(year, month, 1);
    return days(
        Timex.month(year, month),
        first,
        first.plusMonths(1),
        Grain.MONTH,
        new Written(year, month, 0));
  }

  /// A month without a year. The next of a month that is now is this one.
  public static Days monthOf(Almanac almanac, int month) {
    int year = almanac.today().getYear();
    int now = almanac.today().getMonthValue();
    LocalDate next = LocalDate.of(month < now ? year + 1 : year, month, 1);
    LocalDate last = LocalDate.of(month < now ? year : year - 1, month, 1);
    return new Days(
        Timex.month(0, month),
        new Bounds<>(next, next.plusMonths(1)),
        new Bounds<>(last, last.plusMonths(1)),
        Grain.MONTH,
        new Written(0, month, 0),
        null);
  }

  public static Days year(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return days(
        "%04d".formatted(year), first, first.plusYears(1), Grain.YEAR, new Written(year, 0, 0));
  }

  /// `count` months of a year from `first` on: a quarter, a half.
  ///
  /// @param year 0 for the nearest on both sides of now
  public static Days months(Almanac almanac, int year, int first, int count) {
    LocalDate from = LocalDate.of(year == 0 ? almanac.today().getYear() : year, first, 1);
    Days exact =
        days(
            Timex.range(Timex.day(from), Timex.day(from.plusMonths(count)), "P" + count + "M"),
            from,
            from.plusMonths(count),
            Grain.MONTH,
            new Written(year, 0, 0));
    if (year != 0) {
      return exact;
    }
    LocalDate next = from.isBefore(almanac.today()) ? from.plusYears(1) : from;
    LocalDate last = from.isBefore(almanac.today()) ? from : from.minusYears(1);
    return new Days(
        exact.timex(),
        new Bounds<>(next, next.plusMonths(count)),
        new Bounds<>(last, last.plusMonths(count)),
        Grain.MONTH,
        new Written(0, first, 0),
        null);
  }

  /// @param open whether only two figures were said, so that the century is open
  public static Days decade(int year, boolean open, int years) {
    if (!open) {
      LocalDate from = LocalDate.of(year, 1, 1);
      LocalDate to = from.plusYears(years);
      return days(
          Timex.range(Timex.day(from), Timex.day(to), "P" + years + "Y"),
          from,
          to,
          Grain.YEAR,
          new Written(year, 0, 0));
    }
    LocalDate next = LocalDate.of(2000 + year, 1, 1);
    LocalDate last = LocalDate.of(1900 + year, 1, 1);
    return new Days(
        "(XX%02d-01-01,XX%02d-01-01,P10Y)".formatted(year, (year + 10) % 100),
        new Bounds<>(next, next.plusYears(10)),
        new Bounds<>(last, last.plusYears(10)),
        Grain.YEAR,
        Written.NOTHING,
        null);
  }

  /// The `nth` week of a month, the first being the one that has its first Thursday; 0 is the last.
  public static Days nthWeek(int year, int month, int nth) {
    LocalDate monday = mondayOf(year, month, nth);
    return days(
        Timex.month(year, month) + "-W%02d".formatted(nth == 0 ? 5 : nth),
        monday,
        monday.plusWeeks(1),
        Grain.WEEK,
        new Written(year, month, 0));
  }

  /// The `nth` week of a month without a year.
  public static Days nthWeek(Almanac almanac, int month, int nth) {
    int year = almanac.today().getYear();
    LocalDate now = mondayOf(year, month, nth);
    boolean gone = now.isBefore(almanac.today());
    LocalDate next = gone ? mondayOf(year + 1, month, nth) : now;
    LocalDate last = gone ? now : mondayOf(year - 1, month, nth);
    return new Days(
        Timex.month(0, month) + "-W%02d".formatted(nth == 0 ? 5 : nth),
        new Bounds<>(next, next.plusWeeks(1)),
        new Bounds<>(last, last.plusWeeks(1)),
        Grain.WEEK,
        new Written(0, month, 0),
        null);
  }

  private static LocalDate mondayOf(int year, int month, int nth) {
    LocalDate first = LocalDate.of(year, month, 1);
    LocalDate thursday =
        nth == 0
            ? first.with(TemporalAdjusters.lastInMonth(DayOfWeek.THURSDAY))
            : first.with(TemporalAdjusters.firstInMonth(DayOfWeek.THURSDAY)).plusWeeks(nth - 1L);
    return thursday.minusDays(3);
  }

  /// The `nth` ISO week of a year; 0 is the last.
  public static Days nthWeek(int year, int nth) {
    LocalDate thursday =
        nth == 0 ? LocalDate.of(year, 12, 28) : LocalDate.of(year, 1, 4).plusWeeks(nth - 1L);
    return weekOf(thursday.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /// The last or the coming `amount`, up to or from now.
  ///
  /// @param sign -1 for what is gone
  /// @param from the moment that it runs from or to
  public static Reading rolling(Amount amount, int sign, LocalDateTime from) {
    LocalDateTime other =
        amount.coarsest() == Unit.BUSINESS_DAY && sign > 0
            ? amount.add(from.minusDays(1), sign).plusDays(1)
            : amount.add(from, sign);
    LocalDateTime begin = sign < 0 ? other : from;
    LocalDateTime end = sign < 0 ? from : other;
    if (!amount.clock()) {
      return days(
          Timex.range(Timex.day(begin.toLocalDate()), Timex.day(end.toLocalDate()), amount.timex()),
          begin.toLocalDate(),
          end.toLocalDate(),
          Grain.DAY,
          Written.NOTHING);
    }
    Bounds<LocalDateTime> bounds = new Bounds<>(begin, end);
    return new Moments(
        Timex.range(Timex.moment(begin), Timex.moment(end), amount.timex()),
        bounds,
        bounds,
        null,
        null);
  }

  /// What is left of a stretch that is running.
  public static Reading rest(Almanac almanac, Days whole) {
    LocalDate to = whole.next().to();
    LocalDate today = almanac.today();
    LocalDate last = to == null ? today : to.minusDays(1);
    return days(
        Timex.range(
            Timex.day(today),
            Timex.day(last),
            "P%dD".formatted(ChronoUnit.DAYS.between(today, last))),
        today,
        last,
        Grain.DAY,
        Written.NOTHING);
  }

  /// What is left of today.
  public static Moments restOfToday(Almanac almanac) {
    LocalDateTime end = almanac.today().atTime(23, 59, 59);
    LocalDateTime now = almanac.now().isAfter(end) ? end : almanac.now();
    Bounds<LocalDateTime> bounds = new Bounds<>(now, end);
    return new Moments(
        Timex.range(
            Timex.moment(now),
            Timex.moment(end),
            "PT%dS".formatted(Duration.between(now, end).toSeconds())),
        bounds,
        bounds,
        null,
        null);
  }

  /// The day or moment that lies `amount` after `from`, or before it.
  public static Reading away(Almanac almanac, Amount amount, int sign, LocalDateTime from) {
    LocalDateTime at = amount.add(from, sign);
    if (amount.clock()) {
      return new Reading.Moment(Timex.moment(at), at, at, null);
    }
    Grain grain =
        amount.pieces().size() > 1
            ? Grain.DAY
            : switch (amount.coarsest()) {
              case YEAR -> Grain.YEAR;
              case MONTH -> Grain.MONTH;
              case WEEK -> Grain.WEEK;
              default -> Grain.DAY;
            };
    return almanac.exact(at.toLocalDate(), grain);
  }

  /// `null` for what no calendar calls a year.
  public static @Nullable Days ifYear(int year) {
    return year < 1 || year > 9998 ? null : year(year);
  }
}
