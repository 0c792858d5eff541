package chat.maru.bridges.line;

import chat.maru.bridges.reading.Invisible;
import chat.maru.bridges.reading.Meridiem;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line that begins a message or a notice: a time, a tab, a name, a tab, the text. Only the first
/// two tabs are structure.
///
/// @param time null if there is no such time
/// @param name null for a notice
record MessageLine(@Nullable LocalTime time, @Nullable String name, String text) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:("
              + Meridiem.PATTERN
              + ") ?)?(\\d{1,2}):(\\d{2})(?: ?("
              + Meridiem.PATTERN
              + "))?\\t(.*)",
          Pattern.DOTALL);

  static @Nullable MessageLine find(String line) {
    if (line.indexOf('\t') < 0) {
      return null;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String rest = matcher.group(5);
    int tab = rest.indexOf('\t');
    String name = tab <= 0 ? null : Invisible.strip(rest.substring(0, tab));
    String text = rest.substring(tab + 1);
    return new MessageLine(time(matcher), name, text);
  }

  /// After midnight some phones go on counting: 24:53 is 00:53.
  private static @Nullable LocalTime time(Matcher matcher) {
    String mark = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
    int written = Integer.parseInt(matcher.group(2));
    int hour = Meridiem.hour(mark == null && written >= 24 ? written - 24 : written, mark);
    int minute = Integer.parseInt(matcher.group(3));
    return hour < 0 || hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }
}
