package chat.maru.mate.guided;

import chat.maru.mate.talk.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days and times as the mate writes them.
public final class When {
  private When() {}

  /// `오늘 19:10`, `11월 23일(월) 19:10`, `Mon, Nov 23 at 19:10`; with the year unless it is this one.
  public static String moment(Instant at, Instant now, ZoneId zone, Language language) {
    LocalDateTime local = at.atZone(zone).toLocalDateTime();
    String time = local.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    String day = day(local.toLocalDate(), LocalDate.ofInstant(now, zone), language);
    return language == Language.KOREAN ? day + " " + time : day + " at " + time;
  }

  /// The day alone.
  public static String day(LocalDate day, LocalDate today, Language language) {
    if (day.equals(today)) {
      return language == Language.KOREAN ? "오늘" : "today";
    }
    if (day.equals(today.minusDays(1))) {
      return language == Language.KOREAN ? "어제" : "yesterday";
    }
    return date(day, today, language);
  }

  /// The day as a date, also for today.
  public static String date(LocalDate day, LocalDate today, Language language) {
    boolean sameYear = day.getYear() == today.getYear();
    String pattern =
        language == Language.KOREAN
            ? (sameYear ? "M월 d일(E)" : "yyyy년 M월 d일(E)")
            : (sameYear ? "EEE, MMM d" : "EEE, MMM d, yyyy");
    return day.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
  }

  /// The date in full, for "what day is it".
  public static String full(LocalDate day, Language language) {
    String pattern = language == Language.KOREAN ? "yyyy년 M월 d일 EEEE" : "EEEE, MMMM d, yyyy";
    return day.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
  }
}
