package chat.maru.dates.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// Writing values in TimeML's manner.
public final class Timex {
  private Timex() {}

  public static String day(LocalDate day) {
    return "%04d-%02d-%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  /// @param year 0 for an open one
  /// @param month 0 for an open one
  public static String day(int year, int month, int day) {
    return month(year, month) + "-%02d".formatted(day);
  }

  public static String month(int year, int month) {
    return (year == 0 ? "XXXX" : "%04d".formatted(year))
        + (month == 0 ? "-XX" : "-%02d".formatted(month));
  }

  /// The ISO week.
  public static String week(LocalDate day) {
    return "%04d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  public static String clock(LocalTime time, int parts) {
    return switch (parts) {
      case 1 -> "T%02d".formatted(time.getHour());
      case 2 -> "T%02d:%02d".formatted(time.getHour(), time.getMinute());
      default -> "T%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    };
  }

  public static String moment(LocalDateTime at) {
    return day(at.toLocalDate()) + clock(at.toLocalTime(), 3);
  }

  public static String range(String from, String to, String length) {
    return String.format(Locale.ROOT, "(%s,%s,%s)", from, to, length);
  }
}
