package chat.maru.bridges.kakaotalk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date with a time at the beginning of a line, in any spelling that a phone writes.
///
/// @param at null if the digits name no real date or time
/// @param end the index after it
/// @param dialect whose spelling it is
record WallStamp(@Nullable LocalDateTime at, int end, Dialect dialect) {
  /// Which app writes a spelling so.
  enum Dialect {
    ANDROID,
    IOS,
    /// Both do, in May.
    EITHER
  }

  /// Blanks as phones write them; the last two stand before `PM` on newer systems.
  private static final String B = "[ \\u00A0\\u202F]";

  private static final String KOREAN_CLOCK = B + "(?:(오전|오후)" + B + "?)?(\\d{1,2}):(\\d{2})(?!\\d)";
  private static final String HALF = B + "?([AaPp])\\.?" + B + "?[Mm]\\b\\.?";
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?";

  private static final Pattern KOREAN =
      Pattern.compile("(\\d{4})년 (\\d{1,2})월 (\\d{1,2})일" + KOREAN_CLOCK);
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{4})\\. ?(\\d{1,2})\\. ?(\\d{1,2})\\." + KOREAN_CLOCK);
  private static final Pattern HYPHENED =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + KOREAN_CLOCK);
  private static final Pattern TIME_FIRST =
      Pattern.compile(
          "(\\d{1,2}):(\\d{2})" + HALF + "," + B + MONTH + " (\\d{1,2}), (\\d{4})(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          MONTH
              + " (\\d{1,2}), (\\d{4})(,| at)"
              + B
              + "(\\d{1,2}):(\\d{2})(?!\\d)(?:"
              + HALF
              + ")?");
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(오전|오후)" + B + "(\\d{1,2}):(\\d{2})|(\\d{1,2}):(\\d{2})" + HALF + ")(?=, )");
  private static final Pattern PC_CLOCK =
      Pattern.compile(
          "(?:(오전|오후|AM|PM)" + B + ")?(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:" + HALF + ")?");

  /// The stamp at the beginning of `line`, or null if none stands there.
  static @Nullable WallStamp find(String line) {
    if (line.isEmpty()) {
      return null;
    }
    char first = line.charAt(0);
    if (first >= '0' && first <= '9') {
      return digits(line);
    }
    return first >= 'A' && first <= 'S' ? english(line) : null;
  }

  private static @Nullable WallStamp digits(String line) {
    Matcher korean = KOREAN.matcher(line);
    if (korean.lookingAt()) {
      return numeric(korean, Dialect.ANDROID);
    }
    Matcher dotted = DOTTED.matcher(line);
    if (dotted.lookingAt()) {
      return numeric(dotted, Dialect.IOS);
    }
    Matcher hyphened = HYPHENED.matcher(line);
    if (hyphened.lookingAt()) {
      return numeric(hyphened, Dialect.ANDROID);
    }
    Matcher timed = TIME_FIRST.matcher(line);
    if (!timed.lookingAt()) {
      return null;
    }
    LocalDate day = date(timed.group(6), month(timed.group(4)), timed.group(5));
    return at(day, time(timed.group(3), timed.group(1), timed.group(2)), timed, Dialect.ANDROID);
  }

  private static WallStamp numeric(Matcher m, Dialect dialect) {
    LocalDate day = date(m.group(1), Integer.parseInt(m.group(2)), m.group(3));
    return at(day, time(m.group(4), m.group(5), m.group(6)), m, dialect);
  }

  private static @Nullable WallStamp english(String line) {
    Matcher m = MONTH_FIRST.matcher(line);
    if (!m.lookingAt()) {
      return null;
    }
    LocalDate day = date(m.group(3), month(m.group(1)), m.group(2));
    return at(day, time(m.group(7), m.group(5), m.group(6)), m, dialect(m));
  }

  /// Android writes the month in full, iOS shortens it; iOS writes "at" only before 24 hours.
  private static Dialect dialect(Matcher m) {
    if (!m.group(1).equals("May")) {
      return m.group(1).length() > 4 || m.group(1).equals("June") || m.group(1).equals("July")
          ? Dialect.ANDROID
          : Dialect.IOS;
    }
    if (m.group(4).equals(",")) {
      return Dialect.EITHER;
    }
    return m.group(7) == null ? Dialect.IOS : Dialect.ANDROID;
  }

  private static WallStamp at(
      @Nullable LocalDate day, @Nullable LocalTime time, Matcher m, Dialect dialect) {
    return new WallStamp(day == null || time == null ? null : day.atTime(time), m.end(), dialect);
  }

  /// A time alone at the beginning of a line, followed by ", ": some iOS exports under a date line.
  ///
  /// @return its end and time, or null
  static @Nullable Clock shortTime(String line) {
    Matcher m = SHORT.matcher(line);
    if (!m.lookingAt()) {
      return null;
    }
    LocalTime time =
        m.group(1) == null
            ? time(m.group(6), m.group(4), m.group(5))
            : time(m.group(1), m.group(2), m.group(3));
    return new Clock(time, m.end());
  }

  /// @param time null if there is no such time
  record Clock(@Nullable LocalTime time, int end) {}

  /// What stands in the second pair of brackets on a PC, or null if it is no time at all.
  static @Nullable Clock clock(String text) {
    Matcher m = PC_CLOCK.matcher(text);
    if (!m.matches()) {
      return null;
    }
    String half = m.group(1) == null ? m.group(4) : m.group(1);
    return new Clock(time(half, m.group(2), m.group(3)), text.length());
  }

  static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  static @Nullable LocalDate date(String year, int month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Midnight is 오전 12 and 12 AM, noon 오후 12 and 12 PM; without a half the day has 24 hours.
  private static @Nullable LocalTime time(@Nullable String half, String hour, String minute) {
    int h = Integer.parseInt(hour);
    int m = Integer.parseInt(minute);
    if (m > 59 || h > (half == null ? 23 : 12)) {
      return null;
    }
    if (half == null) {
      return LocalTime.of(h, m);
    }
    boolean afternoon = half.equals("오후") || half.startsWith("P") || half.startsWith("p");
    return LocalTime.of(h % 12 + (afternoon ? 12 : 0), m);
  }
}
