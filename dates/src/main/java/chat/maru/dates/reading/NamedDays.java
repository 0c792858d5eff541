package chat.maru.dates.reading;

import chat.maru.dates.holiday.Holiday;
import chat.maru.dates.reading.Reading.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holidays as readings.
public final class NamedDays {
  private final Map<Pattern, Holiday> holidays = new LinkedHashMap<>();
  private final String alternatives;

  /// @param names which names of a holiday this language uses; each is a pattern
  public NamedDays(List<Holiday> holidays, Function<Holiday, List<String>> names) {
    List<String> all = new ArrayList<>();
    for (Holiday holiday : holidays) {
      for (String name : names.apply(holiday)) {
        all.add(name);
        this.holidays.put(Pattern.compile(name, Pattern.CASE_INSENSITIVE), holiday);
      }
    }
    // The longest first, so that "크리스마스 이브" is not read as 크리스마스.
    all.sort(Comparator.comparingInt(String::length).reversed());
    alternatives = String.join("|", all);
  }

  /// A pattern for all the names.
  public String pattern() {
    return "(?:" + alternatives + ")";
  }

  /// The words that the names begin with, for [Rule#clues].
  public String clues() {
    return holidays.keySet().stream()
        .map(name -> name.pattern().split("[\\\\ ]", -1)[0].toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining("|"));
  }

  /// @param year 0 where it is not said
  public @Nullable Day read(String name, int year, Almanac almanac) {
    for (Map.Entry<Pattern, Holiday> entry : holidays.entrySet()) {
      if (entry.getKey().matcher(name).matches()) {
        return read(entry.getValue(), year, almanac);
      }
    }
    return null;
  }

  private static @Nullable Day read(Holiday holiday, int year, Almanac almanac) {
    String timex = timex(holiday.rule(), year);
    if (year != 0) {
      LocalDate date = holiday.in(year).orElse(null);
      return date == null
          ? null
          : new Day(
              timex.isEmpty() ? Timex.day(date) : timex, date, date, Written.NOTHING, Grain.DAY);
    }
    int now = almanac.today().getYear();
    return almanac.open(
        timex.isEmpty() ? Timex.day(0, 0, 1).substring(0, 4) : timex,
        Written.NOTHING,
        1,
        i -> holiday.in(now + i).orElse(null));
  }

  private static String timex(Holiday.Rule rule, int year) {
    return switch (rule) {
      case Holiday.Fixed fixed -> Timex.day(year, fixed.month(), fixed.day());
      case Holiday.Nth nth ->
          Timex.month(year, nth.month()) + "-WXX-%d-%d".formatted(nth.day().getValue(), nth.nth());
      case Holiday.Lunar lunar -> year == 0 ? Timex.day(0, lunar.month(), lunar.day()) : "";
      case Holiday.LunarEve eve -> "";
      case Holiday.Easter easter -> "";
    };
  }
}
