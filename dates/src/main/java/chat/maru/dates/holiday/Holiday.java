package chat.maru.dates.holiday;

import chat.maru.dates.lunar.LunarCalendar;
import chat.maru.dates.lunar.LunarDate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/// A day that has a name.
///
/// @param korean its names in Korean, the usual one first
/// @param english its names in English, the usual one first; may be empty
/// @param rule when it is
public record Holiday(List<String> korean, List<String> english, Rule rule) {
  public Holiday {
    korean = List.copyOf(korean);
    english = List.copyOf(english);
  }

  /// When a holiday is.
  public sealed interface Rule {}

  public record Fixed(int month, int day) implements Rule {}

  /// The `nth` such day of a month; 0 is the last.
  public record Nth(int month, int nth, DayOfWeek day) implements Rule {}

  /// A day of the Korean lunar calendar.
  public record Lunar(int month, int day) implements Rule {}

  /// The last day of the lunar year.
  public record LunarEve() implements Rule {}

  /// Days after Easter Sunday (Gregorian).
  public record Easter(int offset) implements Rule {}

  /// Its day in a year; empty outside the lunar table.
  public Optional<LocalDate> in(int year) {
    return switch (rule) {
      case Fixed fixed -> Optional.of(LocalDate.of(year, fixed.month(), fixed.day()));
      case Nth nth -> Optional.of(nth(year, nth));
      case Lunar lunar -> LunarCalendar.solar(LunarDate.of(year, lunar.month(), lunar.day()));
      case LunarEve eve -> LunarCalendar.solar(LunarDate.of(year, 1, 1)).map(d -> d.minusDays(1));
      case Easter easter -> Optional.of(easter(year).plusDays(easter.offset()));
    };
  }

  private static LocalDate nth(int year, Nth nth) {
    LocalDate first = LocalDate.of(year, nth.month(), 1);
    return nth.nth() == 0
        ? first.with(TemporalAdjusters.lastInMonth(nth.day()))
        : first.with(TemporalAdjusters.dayOfWeekInMonth(nth.nth(), nth.day()));
  }

  /// Gauss's reckoning in the form of Meeus, Jones and Butcher.
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
