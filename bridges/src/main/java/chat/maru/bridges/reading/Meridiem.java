package chat.maru.bridges.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The marks of a twelve-hour clock in the languages of phones.
public final class Meridiem {
  /// A pattern that matches one mark, without groups.
  public static final String PATTERN =
      "(?i:오전|오후|上午|下午|午前|午後|a\\.? ?m\\.?|p\\.? ?m\\.?|μ\\.? ?μ\\.?|π\\.? ?μ\\.?|م|ص)";

  private Meridiem() {}

  /// The hour of the day, or -1 if there is none such.
  ///
  /// @param mark as [#PATTERN] matched it; null for a clock of 24 hours
  public static int hour(int hour, @Nullable String mark) {
    if (mark == null) {
      return hour;
    }
    if (hour < 0 || hour > 12) {
      return hour < 24 ? hour : -1; // 오후 13:05 is written by phones whose owner changed the clock
    }
    boolean afternoon =
        switch (mark.toLowerCase(Locale.ROOT).charAt(0)) {
          case '오' -> mark.equals("오후");
          case '上', '下' -> mark.startsWith("下");
          case '午' -> mark.equals("午後");
          case 'p', 'م' -> true;
          case 'μ' -> true; // μ.μ., Greek for after noon; π.μ. is before
          default -> false;
        };
    return hour % 12 + (afternoon ? 12 : 0);
  }
}
