package chat.maru.dates.lunar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The lunar calendar of Korea, 1900 to 2100.
///
/// A month begins on the day of the new moon by Korean time (UTC+9), which is why it differs from
/// China's (UTC+8) where a new moon falls between 23:00 and midnight in Beijing: 설날 1997, 2027 and
/// 2028.
///
/// The table was computed from the new moons and the twelve solar terms (ephem 4.2.1) and equals
/// the published table of the Korea Astronomy and Space Science Institute for every month of 1912
/// to 2050; 1900 to 1911, when Korea kept Beijing's time, are the institute's. After 2050 it is
/// computed alone: the new moon of 12 January 2097 falls half a minute before midnight, so that
/// date may yet move by a day.
///
/// Pure and thread-safe.
public final class LunarCalendar {
  public static final int FIRST_YEAR = 1900;
  public static final int LAST_YEAR = 2100;

  private static final LocalDate EPOCH = LocalDate.of(1900, 1, 31);

  /// A hexadecimal number a year: bit n is set where the (n+1)th month has 30 days, not 29; the
  /// bits from 13 on are the number of the month after which a leap month follows, or 0.
  private static final String TABLE =
      """
          116d2 00752 00ea5 0b64a 0064b 00a9b 09556 0056a 00b59 05752
          00752 0db25 00b25 00a4b 0b29b 00aad 0056a 04b69 00ba9 0fb52
          00d92 00d25 0ba4d 00956 002b5 095ad 006d4 00da9 05d92 00e92
          0cd26 00527 00a57 0b2b6 00ada 006d4 06ea9 00749 0f693 00a93
          0052b 0ca5b 0096d 00b6a 09b54 00ba4 00b49 05a93 00a95 0f52b
          0052d 00aad 0b56a 00db2 00da4 07d49 00d4a 11a95 00a96 00556
          0cab5 00ad5 006d2 08ea5 00ea5 00e4a 06c96 00a9b 0f556 0056a
          00b59 0b752 00752 00725 0964b 00a4b 112ab 002ad 0056b 0cb69
          00da9 00d92 09b25 00d25 15a4d 00a56 002b6 0d5ad 006d4 00da9
          0bd92 00e92 00d26 06a56 00a57 112b6 00b5a 006d4 0aec9 00749
          00693 09527 0052b 00a5b 0555a 0036a 0fb55 00ba4 00b49 0ba93
          00a95 0052d 06a5d 00aad 135aa 005d2 00da5 0bd4a 00d4a 00a95
          0952d 00556 00ab5 055aa 006d2 0cea5 00ea5 00e4a 0ac96 00c9b
          0055a 06ad5 00b69 17752 00752 00b25 0d64b 00a4b 004ab 0a55b
          0056d 00b69 05b52 00d92 0fd25 00d25 00a4d 0b4ad 002b6 005b5
          06da9 00ea9 11d92 00e92 00d26 0ca56 00a57 004d6 086b5 006d5
          00ec9 06e92 00693 0f52b 0052b 00a5b 0b55a 0056a 00b55 09749
          00b49 11a93 00a95 0052d 0caad 00ab5 005aa 08ba5 00da5 00d4a
          07a95 00c95 0f52e 00556 00ab5 0b5b2 006d2 00ea5 09e4a 0064a
          10c97 00cab 0055a 0cad5 00b69 00752 096a5 00b25 0064b 07497
          004ab
      """;

  private static final int[] YEARS = parse();

  /// The first day of each lunar year, in days after [#EPOCH]; one more than there are years.
  private static final int[] STARTS = starts();

  private LunarCalendar() {}

  /// The solar day of a lunar one; empty outside the table, for a 30th in a month of 29 and for a
  /// leap month that the year does not have.
  public static Optional<LocalDate> solar(LunarDate lunar) {
    if (lunar.year() < FIRST_YEAR || lunar.year() > LAST_YEAR) {
      return Optional.empty();
    }
    int code = YEARS[lunar.year() - FIRST_YEAR];
    int leap = code >> 13;
    if (lunar.leap() && leap != lunar.month()) {
      return Optional.empty();
    }
    int index = lunar.month() - 1;
    if (leap != 0 && (lunar.month() > leap || lunar.leap())) {
      index++;
    }
    if (lunar.day() > length(code, index)) {
      return Optional.empty();
    }
    int days = STARTS[lunar.year() - FIRST_YEAR] + lunar.day() - 1;
    for (int i = 0; i < index; i++) {
      days += length(code, i);
    }
    return Optional.of(EPOCH.plusDays(days));
  }

  /// The lunar day of a solar one; empty outside the table.
  public static Optional<LunarDate> lunar(LocalDate solar) {
    long days = ChronoUnit.DAYS.between(EPOCH, solar);
    if (days < 0 || days >= STARTS[YEARS.length]) {
      return Optional.empty();
    }
    int year = 0;
    while (STARTS[year + 1] <= days) {
      year++;
    }
    int left = (int) days - STARTS[year];
    int code = YEARS[year];
    int index = 0;
    while (left >= length(code, index)) {
      left -= length(code, index++);
    }
    int leap = code >> 13;
    boolean inLeap = leap != 0 && index == leap;
    int month = leap != 0 && index >= leap ? index : index + 1;
    return Optional.of(new LunarDate(FIRST_YEAR + year, month, left + 1, inLeap));
  }

  private static int length(int code, int month) {
    return 29 + (code >> month & 1);
  }

  private static int[] parse() {
    String[] codes = TABLE.strip().split("\\s+", -1);
    int[] years = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      years[i] = Integer.parseInt(codes[i], 16);
    }
    return years;
  }

  private static int[] starts() {
    int[] starts = new int[YEARS.length + 1];
    for (int i = 0; i < YEARS.length; i++) {
      int months = YEARS[i] >> 13 == 0 ? 12 : 13;
      starts[i + 1] = starts[i];
      for (int month = 0; month < months; month++) {
        starts[i + 1] += length(YEARS[i], month);
      }
    }
    return starts;
  }
}
