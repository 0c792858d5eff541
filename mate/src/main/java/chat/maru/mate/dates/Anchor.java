package chat.maru.mate.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// The moment against which relative expressions are read. Weeks begin on Monday.
record Anchor(LocalDateTime now, Lean lean) {
  LocalDate today() {
    return now.toLocalDate();
  }

  Span day(long offset) {
    return Span.day(today().plusDays(offset));
  }

  Span week(long offset) {
    LocalDate monday = monday(offset);
    return Span.days(monday, monday.plusWeeks(1));
  }

  Span weekend(long offset) {
    LocalDate monday = monday(offset);
    return Span.days(monday.plusDays(5), monday.plusWeeks(1));
  }

  Span month(long offset) {
    LocalDate first = today().withDayOfMonth(1).plusMonths(offset);
    return Span.days(first, first.plusMonths(1));
  }

  Span year(long offset) {
    return yearOf(today().getYear() + offset);
  }

  Span yearOf(long year) {
    LocalDate first = LocalDate.of((int) year, 1, 1);
    return Span.days(first, first.plusYears(1));
  }

  /// The day of the week in the week `offset` weeks from this one.
  Span weekday(DayOfWeek day, long offset) {
    return Span.day(monday(offset).plusDays(day.getValue() - 1L));
  }

  /// The nearest such day before today.
  Span lastWeekday(DayOfWeek day) {
    return Span.day(today().with(TemporalAdjusters.previous(day)));
  }

  /// The nearest such day in the direction of the lean, today included.
  Span weekday(DayOfWeek day) {
    return Span.day(
        today()
            .with(
                lean == Lean.PAST
                    ? TemporalAdjusters.previousOrSame(day)
                    : TemporalAdjusters.nextOrSame(day)));
  }

  /// A month without a year, in the direction of the lean.
  @Nullable Span monthOf(int month) {
    if (month < 1 || month > 12) {
      return null;
    }
    LocalDate first = LocalDate.of(today().getYear(), month, 1);
    LocalDate thisMonth = today().withDayOfMonth(1);
    if (lean == Lean.PAST && first.isAfter(thisMonth)) {
      first = first.minusYears(1);
    } else if (lean == Lean.FUTURE && first.isBefore(thisMonth)) {
      first = first.plusYears(1);
    }
    return Span.days(first, first.plusMonths(1));
  }

  @Nullable Span monthOf(int year, int month) {
    if (month < 1 || month > 12 || year < 1900 || year > 2200) {
      return null;
    }
    LocalDate first = LocalDate.of(year, month, 1);
    return Span.days(first, first.plusMonths(1));
  }

  /// A day of a month without a year, in the direction of the lean.
  @Nullable Span dayOf(int month, int day) {
    LocalDate date = date(today().getYear(), month, day);
    if (date == null) {
      // 29 February: look for the nearest year that has one.
      date = month == 2 && day == 29 ? leapDay() : null;
      return date == null ? null : Span.day(date);
    }
    if (lean == Lean.PAST && date.isAfter(today())) {
      date = date.minusYears(1);
    } else if (lean == Lean.FUTURE && date.isBefore(today())) {
      date = date.plusYears(1);
    }
    return Span.day(date);
  }

  @Nullable Span dayOf(int year, int month, int day) {
    LocalDate date = year < 1900 || year > 2200 ? null : date(year, month, day);
    return date == null ? null : Span.day(date);
  }

  /// A day of the month without a month: this month's or, against the lean, its neighbour's.
  @Nullable Span dayOfMonth(int day) {
    LocalDate month = today().withDayOfMonth(1);
    for (int i = 0; i < 3; i++) {
      LocalDate date = date(month.getYear(), month.getMonthValue(), day);
      if (date != null && (lean == Lean.PAST ? !date.isAfter(today()) : !date.isBefore(today()))) {
        return Span.day(date);
      }
      month = month.plusMonths(lean == Lean.PAST ? -1 : 1);
    }
    return null;
  }

  /// The last `days` days, today included.
  Span lastDays(long days) {
    return Span.days(today().minusDays(days - 1), today().plusDays(1));
  }

  private LocalDate monday(long offset) {
    return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(offset);
  }

  private @Nullable LocalDate leapDay() {
    for (int i = 1; i < 9; i++) {
      LocalDate date = date(today().getYear() + (lean == Lean.PAST ? -i : i), 2, 29);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
