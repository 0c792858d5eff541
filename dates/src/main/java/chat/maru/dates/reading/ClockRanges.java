package chat.maru.dates.reading;

import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Clocks;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Moment;
import chat.maru.dates.reading.Reading.Moments;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What lies between two times of day: "오후 3시에서 5시", "from 3 to 5 pm".
final class ClockRanges {
  private ClockRanges() {}

  /// An end without a half of the day takes the one that comes after the beginning; a beginning
  /// without one takes that of the end.
  static Clocks of(Clock from, Clock to) {
    if (from.open() && to.open()) {
      Clock begin = noon(from);
      Clock end = noon(to);
      if (!end.time().isAfter(begin.time())) {
        end = flip(end);
      }
      return new Clocks(
          timex(begin, end),
          new Bounds<>(begin.time(), end.time()),
          exact(flip(begin), flip(end)),
          null);
    }
    Clock begin = from;
    Clock end = to;
    if (end.open() && !end.time().isAfter(begin.time())) {
      // "저녁 10시 10분부터 10시까지" ends in the morning: neither half comes after the beginning.
      end = flip(noon(end)).time().isAfter(begin.time()) ? flip(noon(end)) : end;
    } else if (begin.open() && flip(begin).time().isBefore(end.time())) {
      begin = flip(begin);
    }
    return exact(begin, end);
  }

  private static Clocks exact(Clock from, Clock to) {
    return new Clocks(timex(from, to), new Bounds<>(from.time(), to.time()), null, null);
  }

  /// Twelve without a word for the half of the day is the beginning of a half.
  private static Clock noon(Clock clock) {
    return clock.open() && clock.time().getHour() == 12 ? flip(clock) : clock;
  }

  private static Clock flip(Clock clock) {
    return new Clock(clock.time().plusHours(12), clock.parts(), clock.open(), clock.modifier());
  }

  private static String timex(Clock from, Clock to) {
    return Timex.range(from.timex(), to.timex(), between(from.time(), to.time()));
  }

  private static String between(LocalTime from, LocalTime to) {
    Duration length = Duration.between(from, to);
    return (to.isAfter(from) ? length : length.plusDays(1)).toString();
  }

  /// The timex of a stretch of a day: `(T16,T17,PT1H)` with the day before each end.
  static String timex(String day, String clocks) {
    String[] parts = clocks.substring(1, clocks.length() - 1).split(",", -1);
    return parts.length == 3 ? Timex.range(day + parts[0], day + parts[1], parts[2]) : day + clocks;
  }

  static @Nullable Moments of(Moment from, Clock to) {
    int t = from.timex().indexOf('T', 1);
    String day = from.timex().substring(0, Math.max(t, 0));
    Clock begin =
        new Clock(
            from.next().toLocalTime(),
            from.timex().length() - t <= 3 ? 1 : from.timex().length() - t <= 6 ? 2 : 3,
            from.evening() != null,
            null);
    if (t <= 0) {
      return null;
    }
    Day on =
        new Day(
            day, from.next().toLocalDate(), from.last().toLocalDate(), Written.NOTHING, Grain.DAY);
    return (Moments) Joins.of(on, of(begin, to));
  }
}
