package chat.maru.dates.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
  @Test
  void a_year_has_fifteen_days_off_without_substitutes() {
    assertThat(PublicHolidays.of(2026, false))
        .hasSize(15)
        .noneMatch(PublicHolidays.DayOff::substitute);
  }

  @Test
  void a_holiday_on_a_weekend_is_made_up_for_on_the_next_working_day() {
    // 2026: 삼일절 on a Sunday, 석가탄신일 on a Sunday, 광복절 and 개천절 on Saturdays.
    assertThat(PublicHolidays.of(2026, true))
        .filteredOn(PublicHolidays.DayOff::substitute)
        .extracting(PublicHolidays.DayOff::day)
        .containsExactly(
            LocalDate.of(2026, 3, 2),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2026, 8, 17),
            LocalDate.of(2026, 10, 5));
  }

  @Test
  void two_holidays_on_one_day_earn_another() {
    // 5 May 2025 was 어린이날 and 석가탄신일; 5 October 2025, the eve of 추석, a Sunday.
    assertThat(PublicHolidays.of(2025, true))
        .filteredOn(PublicHolidays.DayOff::substitute)
        .extracting(PublicHolidays.DayOff::day)
        .contains(LocalDate.of(2025, 5, 6), LocalDate.of(2025, 10, 8));
  }

  @Test
  void seollal_on_a_saturday_earns_none_and_on_a_sunday_one() {
    // 설날 2027 is Sunday, 7 February: Saturday to Monday, and Tuesday for the Sunday.
    assertThat(PublicHolidays.of(2027, true))
        .filteredOn(day -> day.korean().equals("설날"))
        .extracting(PublicHolidays.DayOff::day)
        .containsExactly(
            LocalDate.of(2027, 2, 6),
            LocalDate.of(2027, 2, 7),
            LocalDate.of(2027, 2, 8),
            LocalDate.of(2027, 2, 9));
  }
}
