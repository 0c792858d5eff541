package chat.maru.dates;

import chat.maru.dates.reading.Grain;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Clocks;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Reading.Moment;
import chat.maru.dates.reading.Reading.Moments;
import chat.maru.dates.reading.Written;
import chat.maru.dates.value.Modifier;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one stretch of time that people most likely mean, out of all that an expression may mean.
///
/// - What leaves the year or the week open goes where it leans; today counts either way.
/// - What was reckoned by weeks, months or years is as coarse as it was said: "두 주 전" is a week.
/// - "지난 3일" counts today in.
/// - The first and the last part of a month are ten days.
/// - One to six without a word for the half of the day are the afternoon, when people meet.
/// - An open end lies in 1970 or 2200.
final class Choice {
  private static final LocalDateTime FIRST = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(2200, 1, 1, 0, 0);

  private Choice() {}

  /// Empty for lengths, sets, seasons and parts of no particular day.
  static Optional<Span> of(Reading reading, Lean lean, LocalDateTime reference) {
    LocalDate today = reference.toLocalDate();
    return switch (reading) {
      case Day day -> Optional.of(about(leaning(day, lean, today), day.grain()));
      case Days days -> days(days, lean, today);
      case Moment moment -> Optional.of(Span.minute(moment(waking(moment), lean, today)));
      case Moments moments -> {
        boolean next = lean == Lean.FUTURE;
        yield span(
            next ? moments.next().from() : moments.last().from(),
            next ? moments.next().to() : moments.last().to());
      }
      case Clock clock -> Optional.of(Span.minute(today.atTime(waking(clock))));
      case Clocks clocks -> clocks(clocks, today);
      case Reading.Part part -> Optional.empty();
      case Reading.Season season -> Optional.empty();
      case Reading.Length length -> Optional.empty();
      case Reading.Cycle cycle -> Optional.empty();
    };
  }

  private static LocalDate leaning(Day day, Lean lean, LocalDate today) {
    if (day.next().equals(today) || day.last().equals(today)) {
      return today;
    }
    return lean == Lean.PAST ? day.last() : day.next();
  }

  private static Span about(LocalDate day, Grain grain) {
    LocalDate from =
        switch (grain) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case YEAR -> day.withDayOfYear(1);
        };
    return switch (grain) {
      case DAY -> Span.day(from);
      case WEEK -> Span.days(from, from.plusWeeks(1));
      case MONTH -> Span.days(from, from.plusMonths(1));
      case YEAR -> Span.days(from, from.plusYears(1));
    };
  }

  private static Optional<Span> days(Days days, Lean lean, LocalDate today) {
    boolean next = lean == Lean.FUTURE || today.equals(days.next().from());
    LocalDate from = next ? days.next().from() : days.last().from();
    LocalDate to = next ? days.next().to() : days.last().to();
    if (!next && holds(days.next().from(), days.next().to(), today)) {
      from = days.next().from();
      to = days.next().to();
    }
    boolean upToNow =
        today.equals(to)
            && days.written().equals(Written.NOTHING)
            && days.modifier() == null
            && days.timex().startsWith("(");
    if (upToNow && from != null && to != null) {
      from = from.plusDays(1);
      to = to.plusDays(1);
    }
    if (days.grain() == Grain.MONTH
        && from != null
        && to != null
        && from.plusDays(10).isBefore(to)) {
      // "8월 초" and "8월 말" are ten days to people, whatever half of the month they stand for.
      to = days.modifier() == Modifier.START ? from.plusDays(10) : to;
      LocalDate end = to.minusMonths(1).plusDays(20);
      from = days.modifier() == Modifier.END && from.isBefore(end) ? end : from;
    }
    if (days.timex().startsWith("(") && from != null && to != null && days.lastDayIn()) {
      to = to.plusDays(1);
    }
    return span(from == null ? null : from.atStartOfDay(), to == null ? null : to.atStartOfDay());
  }

  private static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
    return from != null && to != null && !day.isBefore(from) && day.isBefore(to);
  }

  private static LocalDateTime moment(Moment moment, Lean lean, LocalDate today) {
    if (moment.next().toLocalDate().equals(today) || moment.last().toLocalDate().equals(today)) {
      return today.atTime(moment.next().toLocalTime());
    }
    return lean == Lean.PAST ? moment.last() : moment.next();
  }

  private static Moment waking(Moment moment) {
    int hour = moment.next().getHour();
    Moment evening = moment.evening();
    return evening != null && hour >= 1 && hour <= 6 ? evening : moment;
  }

  private static LocalTime waking(Clock clock) {
    int hour = clock.time().getHour();
    return clock.open() && hour >= 1 && hour <= 6 ? clock.time().plusHours(12) : clock.time();
  }

  private static Optional<Span> clocks(Clocks clocks, LocalDate today) {
    LocalTime from = clocks.times().from();
    LocalTime to = clocks.times().to();
    if (from == null || to == null) {
      LocalTime at = from != null ? from : to;
      return at == null ? Optional.empty() : Optional.of(Span.minute(today.atTime(at)));
    }
    boolean early = clocks.evening() != null && from.getHour() >= 1 && from.getHour() <= 6;
    LocalDateTime begin = today.atTime(from).plusHours(early ? 12 : 0);
    LocalDateTime end = today.atTime(to).plusHours(early ? 12 : 0);
    return span(begin, end.isAfter(begin) ? end : end.plusDays(1));
  }

  private static Optional<Span> span(@Nullable LocalDateTime from, @Nullable LocalDateTime to) {
    LocalDateTime begin = from == null ? FIRST : from;
    LocalDateTime end = to == null ? LAST : to;
    return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
  }
}
