package chat.maru.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// A stretch of local time.
///
/// @param from inclusive
/// @param to exclusive, after `from`
public record Span(LocalDateTime from, LocalDateTime to) {
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A span ends after it begins: " + from + " to " + to);
    }
  }

  /// Whole days.
  ///
  /// @param to exclusive
  public static Span days(LocalDate from, LocalDate to) {
    return new Span(from.atStartOfDay(), to.atStartOfDay());
  }

  public static Span day(LocalDate day) {
    return days(day, day.plusDays(1));
  }

  /// A moment, as the minute that begins with it.
  public static Span minute(LocalDateTime at) {
    return new Span(at, at.plusMinutes(1));
  }

  /// The first instant in `zone`. A local time that daylight saving skips is as much later as the
  /// clock was put forward (2:30 becomes 3:30); of one that comes twice it is the first.
  public Instant start(ZoneId zone) {
    return from.atZone(zone).toInstant();
  }

  /// The first instant after the span in `zone`, read like [#start].
  public Instant end(ZoneId zone) {
    return to.atZone(zone).toInstant();
  }

  /// Whether this is one whole day.
  public boolean isDay() {
    return equals(day(from.toLocalDate()));
  }
}
