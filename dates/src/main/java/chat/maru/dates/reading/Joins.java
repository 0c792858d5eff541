package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Clocks;
import chat.maru.dates.reading.Reading.Cycle;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Moment;
import chat.maru.dates.reading.Reading.Moments;
import chat.maru.dates.reading.Reading.Part;
import chat.maru.dates.value.Modifier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What a day and a time of day mean beside each other.
public final class Joins {
  private Joins() {}

  /// `null` where the two do not go together.
  public static @Nullable Reading of(Reading first, Reading second) {
    if (first instanceof Day day) {
      return switch (second) {
        case Clock clock -> moment(day, clock);
        case Part part -> moments(day, part);
        case Clocks clocks -> moments(day, clocks);
        default -> null;
      };
    }
    if (first instanceof Cycle cycle) {
      return cycle(cycle, second);
    }
    if (first instanceof Moments night && second instanceof Clock clock) {
      return inPart(night, clock);
    }
    return null;
  }

  private static @Nullable Cycle cycle(Cycle cycle, Reading second) {
    if (!(second instanceof Clock || second instanceof Part || second instanceof Clocks)) {
      return null;
    }
    return new Cycle(cycle.whole() ? second.timex() : cycle.timex() + second.timex(), false);
  }

  public static Moment moment(Day day, Clock clock) {
    if (clock.late()) {
      return midnightAfter(day);
    }
    Clock evening = clock.evening();
    return new Moment(
        day.timex() + clock.timex(),
        day.next().atTime(clock.time()),
        day.last().atTime(clock.time()),
        evening == null ? null : moment(day, evening));
  }

  /// The midnight that ends a day is the first moment of the next one.
  private static Moment midnightAfter(Day day) {
    boolean open = !day.next().equals(day.last());
    return new Moment(
        (open ? day.timex() : Timex.day(day.next().plusDays(1))) + (open ? "T24" : "T00"),
        day.next().plusDays(1).atStartOfDay(),
        day.last().plusDays(1).atStartOfDay(),
        null);
  }

  private static Moments moments(Day day, Part part) {
    return new Moments(
        day.timex() + part.timex(),
        new Bounds<>(day.next().atTime(part.from()), end(day.next(), part.from(), part.to())),
        new Bounds<>(day.last().atTime(part.from()), end(day.last(), part.from(), part.to())),
        null,
        part.modifier());
  }

  private static Moments moments(Day day, Clocks clocks) {
    Clocks evening = clocks.evening();
    return new Moments(
        ClockRanges.timex(day.timex(), clocks.timex()),
        bounds(day.next(), clocks.times()),
        bounds(day.last(), clocks.times()),
        evening == null || overnight(evening) ? null : moments(day, evening),
        clocks.modifier());
  }

  /// On a day that is named hardly anybody means the hours that end on the next one.
  private static boolean overnight(Clocks clocks) {
    LocalTime from = clocks.times().from();
    LocalTime to = clocks.times().to();
    return from != null && to != null && !to.isAfter(from);
  }

  private static Bounds<LocalDateTime> bounds(LocalDate day, Bounds<LocalTime> times) {
    LocalTime from = times.from();
    LocalTime to = times.to();
    return new Bounds<>(
        from == null ? null : day.atTime(from),
        to == null ? null : end(day, from == null ? LocalTime.MIN : from, to));
  }

  private static LocalDateTime end(LocalDate day, LocalTime from, LocalTime to) {
    return to.isAfter(from) ? day.atTime(to) : day.plusDays(1).atTime(to);
  }

  /// "오늘 밤" and "10시" beside it: the half of the day is known.
  private static @Nullable Moment inPart(Moments part, Clock clock) {
    LocalDateTime next = part.next().from();
    LocalDateTime last = part.last().from();
    int t = part.timex().indexOf('T');
    if (next == null || last == null || t < 0) {
      return null;
    }
    boolean late = next.getHour() >= 12 && clock.open() && clock.time().getHour() < 12;
    LocalTime time = late ? clock.time().plusHours(12) : clock.time();
    return new Moment(
        part.timex().substring(0, t) + Timex.clock(time, clock.parts()),
        next.toLocalDate().atTime(time),
        last.toLocalDate().atTime(time),
        null);
  }

  /// The end of a day, as a deadline: 내일까지.
  public static Moment endOf(Day day) {
    Clock end = new Clock(LocalTime.of(23, 59, 59), 3, false, null);
    return moment(day, end);
  }

  /// The first or the last half of a day: 오늘 늦게.
  public static Moments half(Day day, Modifier which) {
    int from = which == Modifier.START ? 0 : which == Modifier.MID ? 10 : 12;
    int hours = which == Modifier.MID ? 4 : 12;
    return new Moments(
        day.timex(),
        new Bounds<>(day.next().atTime(from, 0), day.next().atTime(from, 0).plusHours(hours)),
        new Bounds<>(day.last().atTime(from, 0), day.last().atTime(from, 0).plusHours(hours)),
        null,
        which);
  }

  /// The first or the last half of a part of the day: 이른 아침, 늦은 밤.
  public static Part half(Part part, Modifier which) {
    int from = part.from().toSecondOfDay();
    // Rounded, since a night ends a second before midnight.
    int middle = (from + part.to().toSecondOfDay() + 1) / 2;
    LocalTime half = LocalTime.ofSecondOfDay(middle);
    return which == Modifier.START
        ? new Part(part.timex(), part.from(), half, which)
        : new Part(part.timex(), half, part.to(), which);
  }
}
