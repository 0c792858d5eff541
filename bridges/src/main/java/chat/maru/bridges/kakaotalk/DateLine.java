package chat.maru.bridges.kakaotalk;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line that only names a day. The weekday is not believed.
///
/// @param day null if there is no such day
record DateLine(@Nullable LocalDate day) {
  private static final Pattern KOREAN =
      Pattern.compile("(\\d{4})년 (\\d{1,2})월 (\\d{1,2})일 [월화수목금토일]요일");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, "
              + "(January|February|March|April|May|June|July|August|September|October|November"
              + "|December) (\\d{1,2}), (\\d{4})");
  private static final String RULE = "-".repeat(15);

  /// The date line that all of `line` is, or null.
  static @Nullable DateLine find(String line) {
    if (line.isEmpty() || line.length() > 40) {
      return null;
    }
    Matcher korean = KOREAN.matcher(line);
    if (korean.matches()) {
      return new DateLine(
          WallStamp.date(korean.group(1), Integer.parseInt(korean.group(2)), korean.group(3)));
    }
    Matcher english = ENGLISH.matcher(line);
    if (english.matches()) {
      return new DateLine(
          WallStamp.date(english.group(3), WallStamp.month(english.group(1)), english.group(2)));
    }
    return null;
  }

  /// The date line between exactly 15 hyphens on each side that all of `line` is, or null.
  static @Nullable DateLine ruled(String line) {
    if (line.length() < 2 * RULE.length() + 3
        || !line.startsWith(RULE + " ")
        || !line.endsWith(" " + RULE)) {
      return null;
    }
    return find(line.substring(RULE.length() + 1, line.length() - RULE.length() - 1));
  }
}
