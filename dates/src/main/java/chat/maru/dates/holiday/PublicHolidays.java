package chat.maru.dates.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The days off of South Korea, with or without substitutes, by the rules in force since 2023.
///
/// Source: the decree on public holidays (관공서의 공휴일에 관한 규정, as of 4 May 2023). Substitutes: 설날 and
/// 추석 (three days each) for a Sunday or another holiday; 삼일절, 어린이날, 부처님 오신 날, 광복절, 개천절, 한글날 and 성탄절
/// for a Saturday, a Sunday or another holiday; 신정 and 현충일 have none. Not in here: elections and
/// days that a government sets for once, 근로자의 날 (not a public holiday) and 제헌절.
public final class PublicHolidays {
  /// @param substitute whether it stands in for one that fell on a day off
  public record DayOff(LocalDate day, String korean, boolean substitute) {}

  /// When a holiday earns a substitute.
  private enum Earns {
    NEVER,
    SUNDAY,
    WEEKEND
  }

  private record Named(LocalDate day, String name, Earns earns) {}

  private PublicHolidays() {}

  /// The days off of a year in order. Outside 1901 to 2099 the lunar ones may be missing.
  public static List<DayOff> of(int year, boolean substitutes) {
    List<Named> named = named(year);
    List<DayOff> days = new ArrayList<>();
    named.forEach(one -> days.add(new DayOff(one.day(), one.name(), false)));
    if (substitutes) {
      Set<LocalDate> taken = new HashSet<>();
      named.forEach(one -> taken.add(one.day()));
      Set<LocalDate> seen = new HashSet<>();
      for (Named one : named) {
        boolean doubled = !seen.add(one.day());
        if (earns(one, doubled)) {
          LocalDate free = free(one.day(), taken);
          taken.add(free);
          days.add(new DayOff(free, one.name(), true));
        }
      }
    }
    days.sort(Comparator.comparing(DayOff::day));
    return List.copyOf(days);
  }

  private static List<Named> named(int year) {
    List<Named> named = new ArrayList<>();
    add(named, year, "새해", 0, Earns.NEVER);
    around(named, year, "설날");
    add(named, year, "삼일절", 0, Earns.WEEKEND);
    add(named, year, "어린이날", 0, Earns.WEEKEND);
    add(named, year, "석가탄신일", 0, Earns.WEEKEND);
    add(named, year, "현충일", 0, Earns.NEVER);
    add(named, year, "광복절", 0, Earns.WEEKEND);
    around(named, year, "추석");
    add(named, year, "개천절", 0, Earns.WEEKEND);
    add(named, year, "한글날", 0, Earns.WEEKEND);
    add(named, year, "크리스마스", 0, Earns.WEEKEND);
    // A lunar holiday may fall on a fixed one: the later in the list is the doubled one.
    named.sort(Comparator.comparing(Named::day));
    return named;
  }

  /// The day, the one before and the one after.
  private static void around(List<Named> named, int year, String name) {
    for (int i = -1; i <= 1; i++) {
      add(named, year, name, i, Earns.SUNDAY);
    }
  }

  private static void add(List<Named> named, int year, String name, int offset, Earns earns) {
    Holidays.ALL.stream()
        .filter(holiday -> holiday.korean().getFirst().equals(name))
        .flatMap(holiday -> holiday.in(year).stream())
        .forEach(day -> named.add(new Named(day.plusDays(offset), name, earns)));
  }

  private static boolean earns(Named one, boolean doubled) {
    DayOfWeek day = one.day().getDayOfWeek();
    return switch (one.earns()) {
      case NEVER -> false;
      case SUNDAY -> doubled || day == DayOfWeek.SUNDAY;
      case WEEKEND -> doubled || day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    };
  }

  /// The next day that is neither a weekend nor off.
  private static LocalDate free(LocalDate day, Set<LocalDate> taken) {
    LocalDate free = day.plusDays(1);
    while (taken.contains(free) || free.getDayOfWeek().getValue() > 5) {
      free = free.plusDays(1);
    }
    return free;
  }
}
