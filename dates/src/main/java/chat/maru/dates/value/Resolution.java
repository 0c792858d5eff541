package chat.maru.dates.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What an expression comes to. Local to whoever wrote it; ends are exclusive, a `null` end is
/// open.
public sealed interface Resolution {
  record Day(LocalDate day) implements Resolution {}

  record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Resolution {}

  record Clock(LocalTime time) implements Resolution {}

  /// Where `to` is not after `from` it lies in the next day.
  record Clocks(@Nullable LocalTime from, @Nullable LocalTime to) implements Resolution {}

  record Moment(LocalDateTime at) implements Resolution {}

  record Moments(@Nullable LocalDateTime from, @Nullable LocalDateTime to) implements Resolution {}

  /// A length in seconds; a month counts 30 days and a year 365.
  record Length(Duration length) implements Resolution {}

  /// No single place in time: a set, a season.
  record Unresolved() implements Resolution {}
}
