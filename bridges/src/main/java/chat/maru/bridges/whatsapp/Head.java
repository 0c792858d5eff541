package chat.maru.bridges.whatsapp;

import chat.maru.bridges.reading.Invisible;
import chat.maru.bridges.reading.Meridiem;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The start of a line that begins a message: three numbers that are a date in the phone's order, a
/// time, and what is said.
///
/// @param date the numbers of the date in the order of the line
/// @param fourDigits which of the numbers has four digits, or -1
/// @param leadingMark whether the mark of the half-day stands before the time, as Korean and
///   Chinese phones have it
/// @param rest what follows the stamp; `name: text` or a notice
record Head(
    Numbers date,
    int fourDigits,
    int hour,
    int minute,
    int second,
    boolean leadingMark,
    String rest) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\[)?(\\d{1,4})([./-]) ?(\\d{1,2})\\3 ?(\\d{1,4})\\.?,? (?:klo )?(?:("
              + Meridiem.PATTERN
              + ") ?)?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?: ?("
              + Meridiem.PATTERN
              + "))?(\\] ?| - |: | )(.*)",
          Pattern.DOTALL);

  /// Whether the day, the month or the year stands first in a file's dates.
  enum Order {
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST
  }

  /// The three numbers of a date as they stand.
  record Numbers(int first, int second, int third) {}

  /// The start of `line`, or null if it begins nothing.
  static @Nullable Head find(String line) {
    if (line.isEmpty() || !startsLikeOne(line)) {
      return null;
    }
    Matcher matcher = LINE.matcher(Invisible.plain(line));
    if (!matcher.matches() || (matcher.group(1) != null) != matcher.group(11).startsWith("]")) {
      return null;
    }
    String mark = matcher.group(6) == null ? matcher.group(10) : matcher.group(6);
    int hour = Meridiem.hour(number(matcher, 7), mark);
    Numbers date = new Numbers(number(matcher, 2), number(matcher, 4), number(matcher, 5));
    int four = matcher.group(2).length() == 4 ? 0 : matcher.group(5).length() == 4 ? 2 : -1;
    int second = matcher.group(9) == null ? 0 : number(matcher, 9);
    return new Head(
        date,
        four,
        hour,
        number(matcher, 8),
        second,
        matcher.group(6) != null,
        rest(line, matcher.group(12)));
  }

  private static boolean startsLikeOne(String line) {
    char first = line.charAt(0);
    return first == '[' || Character.isDigit(first) || Invisible.isMark(first);
  }

  /// The words as they stand in the file, whose invisible marks tell a notice from a text.
  private static String rest(String line, String plain) {
    if (plain.isEmpty()) {
      return "";
    }
    int at = line.length();
    for (int left = plain.length(); left > 0 && at > 0; at--) {
      if (!Invisible.isMark(line.charAt(at - 1))) {
        left--;
      }
    }
    while (at > 0 && Invisible.isMark(line.charAt(at - 1))) {
      at--;
    }
    return line.substring(at);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /// The time if the dates of the file have this order, or null if there is no such day.
  @Nullable LocalDateTime at(Order order) {
    int year = order == Order.YEAR_FIRST ? date.first() : date.third();
    int month = order == Order.MONTH_FIRST ? date.first() : date.second();
    int day =
        switch (order) {
          case DAY_FIRST -> date.first();
          case MONTH_FIRST -> date.second();
          case YEAR_FIRST -> date.third();
        };
    if (fourDigits >= 0 && (fourDigits == 0) != (order == Order.YEAR_FIRST)) {
      return null;
    }
    try {
      return LocalDateTime.of(year < 100 ? 2000 + year : year, month, day, hour, minute, second);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
