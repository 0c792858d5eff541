package chat.maru.dates.lunar;

/// A day of the Korean lunar calendar.
///
/// @param year the solar year in which the lunar year begins
/// @param month 1 to 12
/// @param day 1 to 30
/// @param leap whether it stands in the leap month (윤달) that follows the month of this number
public record LunarDate(int year, int month, int day, boolean leap) {
  public LunarDate {
    if (month < 1 || month > 12 || day < 1 || day > 30) {
      throw new IllegalArgumentException(
          "lunar month %d day %d (expected: 1-12 and 1-30)".formatted(month, day));
    }
  }

  public static LunarDate of(int year, int month, int day) {
    return new LunarDate(year, month, day, false);
  }
}
