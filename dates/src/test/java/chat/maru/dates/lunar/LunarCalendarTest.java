package chat.maru.dates.lunar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarCalendarTest {
  /// As the Korea Astronomy and Space Science Institute publishes them.
  @ParameterizedTest
  @CsvSource({
    "1950-02-17", "1960-01-28", "1970-02-06", "1985-02-20", "1997-02-08", "2000-02-05",
    "2010-02-14", "2020-01-25", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07",
    "2028-01-27", "2033-01-31", "2034-02-19", "2050-01-23"
  })
  void seollal_is_the_first_day_of_the_lunar_year(LocalDate day) {
    assertThat(LunarCalendar.solar(LunarDate.of(day.getYear(), 1, 1))).contains(day);
  }

  @Test
  void korea_keeps_its_own_new_moon_where_china_has_the_day_before() {
    assertThat(LunarCalendar.solar(LunarDate.of(1997, 1, 1))).contains(LocalDate.of(1997, 2, 8));
    assertThat(LunarCalendar.solar(LunarDate.of(2027, 1, 1))).contains(LocalDate.of(2027, 2, 7));
    assertThat(LunarCalendar.solar(LunarDate.of(2028, 1, 1))).contains(LocalDate.of(2028, 1, 27));
  }

  @ParameterizedTest
  @CsvSource({"2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03"})
  void chuseok_is_the_fifteenth_of_the_eighth_month(LocalDate day) {
    assertThat(LunarCalendar.solar(LunarDate.of(day.getYear(), 8, 15))).contains(day);
  }

  @ParameterizedTest
  @CsvSource({"2017,5", "2020,4", "2023,2", "2025,6", "2028,5", "2031,3", "2033,11"})
  void a_leap_month_follows_the_month_of_its_number(int year, int month) {
    LocalDate leap = LunarCalendar.solar(new LunarDate(year, month, 1, true)).orElseThrow();
    LocalDate regular = LunarCalendar.solar(LunarDate.of(year, month, 1)).orElseThrow();
    assertThat(leap).isBetween(regular.plusDays(29), regular.plusDays(30));
  }

  @Test
  void every_solar_day_of_two_centuries_is_one_lunar_day_and_back() {
    LocalDate last = LocalDate.of(2101, 1, 28);
    for (LocalDate day = LocalDate.of(1900, 1, 31); !day.isAfter(last); day = day.plusDays(1)) {
      assertThat(LunarCalendar.lunar(day).flatMap(LunarCalendar::solar)).contains(day);
    }
  }

  @Test
  void what_the_table_does_not_hold_is_nothing() {
    assertThat(LunarCalendar.solar(LunarDate.of(1899, 1, 1))).isEmpty();
    assertThat(LunarCalendar.solar(LunarDate.of(2101, 1, 1))).isEmpty();
    assertThat(LunarCalendar.solar(new LunarDate(2026, 3, 1, true))).isEmpty();
    assertThat(LunarCalendar.lunar(LocalDate.of(1900, 1, 30))).isEmpty();
    assertThat(LunarCalendar.lunar(LocalDate.of(2101, 1, 29))).isEmpty();
  }
}
