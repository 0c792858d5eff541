package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Reading.Length;
import chat.maru.dates.reading.Reading.Moment;
import chat.maru.dates.reading.Reading.Moments;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What lies between two readings: "3월 2일부터 5일까지", "from 3 to 5 pm".
public final class Ranges {
  private Ranges() {}

  /// `null` where the two do not make a range.
  public static @Nullable Reading of(Reading from, Reading to, Almanac almanac) {
    return switch (from) {
      case Clock clock when to instanceof Clock other -> ClockRanges.of(clock, other);
      case Moment moment when to instanceof Clock clock -> ClockRanges.of(moment, clock);
      case Moment moment when to instanceof Moment other -> moments(moment, other);
      case Day day when to instanceof Moment moment -> moments(startOf(day), moment);
      case Days days when lent(days, to) != null -> of(lentOrSame(days, to), to, almanac);
      case Day day when to instanceof Day || to instanceof Days ->
          days(Side.of(day), other(Side.of(day), to, almanac));
      case Days days when to instanceof Day || to instanceof Days ->
          days(Side.of(days), other(Side.of(days), to, almanac));
      case Day day when to instanceof Length length && !length.amount().clock() ->
          days(Side.of(day), Side.after(day, length.amount()));
      case Day day when now(to) -> days(Side.of(day), Side.of(almanac.today(0)));
      case Days days when now(to) -> days(Side.of(days), Side.of(almanac.today(0)));
      case Moments moments when to instanceof Moments other -> moments(moments, other);
      case Length length when to instanceof Length other -> weeks(length, other, almanac);
      default -> null;
    };
  }

  /// "5월부터 2020년 10월까지": the year of the end is also the beginning's.
  private static @Nullable Days lent(Days from, Reading to) {
    Written said = from.written();
    if (!(to instanceof Days end) || said.year() > 0 || said.month() == 0) {
      return null;
    }
    Written other = end.written();
    if (other.year() == 0 || other.month() == 0 || from.modifier() != null) {
      return null;
    }
    return Periods.month(
        said.month() <= other.month() ? other.year() : other.year() - 1, said.month());
  }

  private static Days lentOrSame(Days from, Reading to) {
    Days lent = lent(from, to);
    return lent == null ? from : lent;
  }

  /// 지금까지, until now.
  private static boolean now(Reading reading) {
    return reading instanceof Moment && reading.timex().equals("PRESENT_REF");
  }

  /// From the beginning of one part of a day to the end of another: 금요일 밤부터 일요일 아침까지.
  private static @Nullable Moments moments(Moments from, Moments to) {
    LocalDateTime begin = from.next().from();
    LocalDateTime end = to.next().to();
    LocalDateTime lastBegin = from.last().from();
    LocalDateTime lastEnd = to.last().to();
    if (begin == null || end == null || lastBegin == null || lastEnd == null) {
      return null;
    }
    LocalDateTime nextBegin = begin.isAfter(end) ? lastBegin : begin;
    LocalDateTime pastEnd = lastEnd.isBefore(lastBegin) ? end : lastEnd;
    if (nextBegin.isAfter(end) || lastBegin.isAfter(pastEnd)) {
      return null;
    }
    return new Moments(
        Timex.range(from.timex(), to.timex(), Duration.between(nextBegin, end).toString()),
        new Bounds<>(nextBegin, end),
        new Bounds<>(lastBegin, pastEnd),
        null,
        null);
  }

  private static Moment startOf(Day day) {
    return Joins.moment(day, new Clock(LocalTime.MIDNIGHT, 1, false, null));
  }

  /// One end of a range of days.
  private record Side(String timex, LocalDate next, LocalDate last, Grain grain, Written written) {
    static Side of(Day day) {
      // A day that was named is a day that was said, also where it is only a day of the week.
      Written said = day.written();
      Written written = new Written(said.year(), said.month(), day.next().getDayOfMonth());
      return new Side(day.timex(), day.next(), day.last(), Grain.DAY, written);
    }

    /// As far after a day; the end has no date of its own.
    static @Nullable Side after(Day day, Amount amount) {
      LocalDate next = amount.add(day.next().atStartOfDay(), 1).toLocalDate();
      LocalDate last = amount.add(day.last().atStartOfDay(), 1).toLocalDate();
      String timex =
          day.written().year() > 0 ? Timex.day(next) : Timex.day(0, 0, next.getDayOfMonth());
      return new Side(timex, next, last, Grain.DAY, Written.NOTHING);
    }

    static @Nullable Side of(Days days) {
      LocalDate next = days.next().from();
      LocalDate last = days.last().from();
      return next == null || last == null
          ? null
          : new Side(days.timex(), next, last, days.grain(), days.written());
    }
  }

  /// The second end; what it leaves out is the first one's: year, or year and month.
  private static @Nullable Side other(@Nullable Side first, Reading to, Almanac almanac) {
    if (first == null) {
      return null;
    }
    if (to instanceof Day day) {
      Written said = day.written();
      Written lent = first.written();
      if (said.day() > 0 && said.month() == 0 && lent.month() > 0) {
        Day filled =
            lent.year() > 0
                ? almanac.date(lent.year(), lent.month(), said.day())
                : beside(first, lent.month(), said.day());
        return filled == null ? null : Side.of(filled);
      }
      if (said.month() > 0 && said.year() == 0 && said.day() > 0 && lent.year() > 0) {
        Day filled = after(first.next(), said.month(), said.day(), almanac);
        return filled == null ? null : Side.of(filled);
      }
      return Side.of(day);
    }
    Days days = (Days) to;
    Written said = days.written();
    if (said.month() > 0 && said.year() == 0 && first.written().year() > 0) {
      int year = first.next().getYear();
      boolean wraps = said.month() < first.next().getMonthValue();
      return Side.of(Periods.month(wraps ? year + 1 : year, said.month()));
    }
    return Side.of(days);
  }

  private static @Nullable Day beside(Side first, int month, int day) {
    LocalDate next = Almanac.valid(first.next().getYear(), month, day);
    LocalDate last = Almanac.valid(first.last().getYear(), month, day);
    return next == null || last == null
        ? null
        : new Day(Timex.day(0, month, day), next, last, new Written(0, month, day), Grain.DAY);
  }

  private static @Nullable Day after(LocalDate first, int month, int day, Almanac almanac) {
    LocalDate date = Almanac.valid(first.getYear(), month, day);
    return date == null
        ? null
        : almanac.date(date.isBefore(first) ? first.getYear() + 1 : first.getYear(), month, day);
  }

  private static @Nullable Days days(@Nullable Side from, @Nullable Side to) {
    if (from == null || to == null) {
      return null;
    }
    LocalDate nextFrom = from.next().isAfter(to.next()) ? from.last() : from.next();
    LocalDate lastTo = to.last().isBefore(from.last()) ? to.next() : to.last();
    if (nextFrom.isAfter(to.next()) || from.last().isAfter(lastTo)) {
      return null;
    }
    Grain grain = from.grain().compareTo(to.grain()) < 0 ? from.grain() : to.grain();
    String length = length(nextFrom, to.next(), grain);
    boolean same = nextFrom.equals(from.last()) && to.next().equals(lastTo);
    boolean definite =
        (same && grain != Grain.DAY)
            || from.next().equals(from.last())
            || to.next().equals(to.last());
    String timex =
        definite
            ? Timex.range(Timex.day(nextFrom), Timex.day(to.next()), length)
            : Timex.range(open(from), open(to), length);
    return new Days(
        timex,
        new Bounds<>(nextFrom, to.next()),
        new Bounds<>(from.last(), lastTo),
        Grain.DAY,
        to.grain() == Grain.DAY && !to.written().equals(Written.NOTHING)
            ? new Written(0, 0, to.next().getDayOfMonth())
            : Written.NOTHING,
        null);
  }

  /// The first day of an open end: XXXX-09 begins on XXXX-09-01.
  private static String open(Side side) {
    return side.grain() == Grain.MONTH && side.timex().length() == 7
        ? side.timex() + "-01"
        : side.timex();
  }

  private static String length(LocalDate from, LocalDate to, Grain grain) {
    return switch (grain) {
      case DAY -> "P%dD".formatted(ChronoUnit.DAYS.between(from, to));
      case WEEK -> "P%dW".formatted(ChronoUnit.WEEKS.between(from, to));
      case MONTH -> "P%dM".formatted(ChronoUnit.MONTHS.between(from, to));
      case YEAR -> "P%dY".formatted(ChronoUnit.YEARS.between(from, to));
    };
  }

  /// "31주부터 35주까지": weeks of this year by number.
  private static @Nullable Days weeks(Length from, Length to, Almanac almanac) {
    if (from.amount().coarsest() != Unit.WEEK || to.amount().coarsest() != Unit.WEEK) {
      return null;
    }
    int first = from.amount().pieces().getFirst().count().intValue();
    int last = to.amount().pieces().getFirst().count().intValue();
    int year = almanac.today().getYear();
    if (first < 1 || last > 53 || first > last) {
      return null;
    }
    return days(Side.of(Periods.nthWeek(year, first)), Side.of(Periods.nthWeek(year, last)));
  }

  private static @Nullable Moments moments(Moment from, Moment to) {
    LocalDateTime nextFrom = from.next().isAfter(to.next()) ? from.last() : from.next();
    LocalDateTime lastTo = to.last().isBefore(from.last()) ? to.next() : to.last();
    if (nextFrom.isAfter(to.next()) || from.last().isAfter(lastTo)) {
      return null;
    }
    return new Moments(
        Timex.range(from.timex(), to.timex(), Duration.between(nextFrom, to.next()).toString()),
        new Bounds<>(nextFrom, to.next()),
        new Bounds<>(from.last(), lastTo),
        null,
        null);
  }
}
