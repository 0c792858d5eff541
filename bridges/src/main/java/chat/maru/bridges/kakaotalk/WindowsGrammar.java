package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.Finding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `[name] [오전 9:05] text` below `--------------- 2023년 7월 22일 토요일 ---------------`. The languages
/// of header, separators and times are independent of each other.
final class WindowsGrammar implements Grammar {
  private static final String BETWEEN = "] [";
  private static final Pattern STUMP =
      Pattern.compile("\\[[^\\]]*|\\[.+\\] \\[[오전후APM0-9: ]{0,9}\\]?|-{4,15}( [^-]*-{0,14})?");

  /// The longest name that is looked for, in characters.
  private static final int LONGEST_NAME = 300;

  @Override
  public Start read(String line, @Nullable LocalDate day, Set<String> speakers) {
    if (line.startsWith("[")) {
      return bracketed(line, day, speakers);
    }
    if (line.startsWith("---")) {
      DateLine date = DateLine.ruled(line);
      if (date != null) {
        return date.day() == null
            ? new Start.Broken(Finding.BAD_DATE)
            : new Start.Day(date.day(), null, true);
      }
    }
    return Notices.isDeleted(line) || Notices.is(line) ? new Start.Bare(line) : Start.REST;
  }

  private static Start bracketed(String line, @Nullable LocalDate day, Set<String> speakers) {
    Cut first = null;
    Cut known = null;
    int cuts = 0;
    for (int from = 0; from >= 0 && from < LONGEST_NAME; ) {
      Cut cut = cut(line, from);
      if (cut == null) {
        break;
      }
      cuts++;
      first = first == null ? cut : first;
      known = known == null && speakers.contains(cut.name()) ? cut : known;
      from = cut.nameEnd() + 1;
    }
    if (first == null) {
      return line.length() > 1 && Notices.is(line) ? new Start.Bare(line) : Start.REST;
    }
    return start(known == null ? first : known, day, cuts == 1);
  }

  private static Start start(Cut cut, @Nullable LocalDate day, boolean sure) {
    if (cut.clock().time() == null) {
      return new Start.Broken(Finding.BAD_TIME);
    }
    if (day == null) {
      return new Start.Broken(Finding.NO_DATE);
    }
    LocalDateTime at = day.atTime(cut.clock().time());
    return cut.name().isEmpty()
        ? new Start.Told(at, cut.text())
        : new Start.Said(at, cut.name(), cut.text(), sure);
  }

  /// The first place at or after `from` where a name ends and a time follows.
  private static @Nullable Cut cut(String line, int from) {
    for (int end = line.indexOf(BETWEEN, from);
        end >= 0 && end <= LONGEST_NAME;
        end = line.indexOf(BETWEEN, end + 1)) {
      int timeStart = end + BETWEEN.length();
      int timeEnd = line.indexOf(']', timeStart);
      if (timeEnd < 0) {
        return null;
      }
      boolean bare = timeEnd + 1 == line.length();
      if (timeEnd - timeStart <= 14 && (bare || line.charAt(timeEnd + 1) == ' ')) {
        WallStamp.Clock clock = WallStamp.clock(line.substring(timeStart, timeEnd));
        if (clock != null) {
          String text = bare ? "" : line.substring(timeEnd + 2);
          return new Cut(line.substring(1, end), end, clock, text);
        }
      }
    }
    return null;
  }

  @Override
  public boolean isStump(String line) {
    return STUMP.matcher(line).matches();
  }

  @Override
  public boolean countsInTitle() {
    return false;
  }

  private record Cut(String name, int nameEnd, WallStamp.Clock clock, String text) {}
}
