package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Clocks;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Days;
import chat.maru.dates.reading.Reading.Length;
import chat.maru.dates.reading.Reading.Moment;
import chat.maru.dates.reading.Reading.Moments;
import chat.maru.dates.value.Modifier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What comes before or after a reading: 2018년 이전, since Monday.
public final class Limits {
  private Limits() {}

  /// @param limit [Modifier#BEFORE], [Modifier#AFTER], [Modifier#SINCE] or [Modifier#UNTIL]
  public static @Nullable Reading of(Reading reading, Modifier limit) {
    return switch (reading) {
      case Day day ->
          new Days(
              day.timex(),
              days(day.next(), day.next().plusDays(1), limit),
              days(day.last(), day.last().plusDays(1), limit),
              Grain.DAY,
              day.written(),
              limit);
      case Days days when whole(days) -> days(days, limit);
      case Moment moment -> moments(moment, limit);
      case Clock clock -> clocks(clock, limit);
      default -> null;
    };
  }

  private static boolean whole(Days days) {
    return days.modifier() == null
        || days.modifier() == Modifier.START
        || days.modifier() == Modifier.MID
        || days.modifier() == Modifier.END;
  }

  private static @Nullable Days days(Days days, Modifier limit) {
    LocalDate nextFrom = days.next().from();
    LocalDate nextTo = days.next().to();
    LocalDate lastFrom = days.last().from();
    LocalDate lastTo = days.last().to();
    if (nextFrom == null || nextTo == null || lastFrom == null || lastTo == null) {
      return null;
    }
    return new Days(
        days.timex(),
        days(nextFrom, nextTo, limit),
        days(lastFrom, lastTo, limit),
        days.grain(),
        days.written(),
        limit);
  }

  private static Bounds<LocalDate> days(LocalDate from, LocalDate to, Modifier limit) {
    return switch (limit) {
      case BEFORE -> new Bounds<>(null, from);
      case UNTIL -> new Bounds<>(null, to);
      case AFTER -> new Bounds<>(to, null);
      default -> new Bounds<>(from, null);
    };
  }

  private static Moments moments(Moment moment, Modifier limit) {
    Moment evening = moment.evening();
    return new Moments(
        moment.timex(),
        half(moment.next(), limit),
        half(moment.last(), limit),
        evening == null ? null : moments(evening, limit),
        limit);
  }

  private static Bounds<LocalDateTime> half(LocalDateTime at, Modifier limit) {
    boolean end = limit == Modifier.BEFORE || limit == Modifier.UNTIL;
    return end ? new Bounds<>(null, at) : new Bounds<>(at, null);
  }

  private static Clocks clocks(Clock clock, Modifier limit) {
    Clock evening = clock.evening();
    boolean end = limit == Modifier.BEFORE || limit == Modifier.UNTIL;
    LocalTime at = clock.time();
    return new Clocks(
        clock.timex(),
        end ? new Bounds<>(null, at) : new Bounds<>(at, null),
        evening == null ? null : clocks(evening, limit),
        limit);
  }

  /// "more than three days".
  public static Length length(Length length, Modifier limit) {
    return new Length(length.amount(), limit);
  }
}
