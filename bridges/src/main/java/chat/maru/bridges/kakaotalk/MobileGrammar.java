package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.Finding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `2023년 7월 9일 오후 8:34, name : text` and its relatives on Android and iOS. The two share their
/// structure: a stamp, then `, name : text`, `, notice` or (iOS) `: notice`.
///
/// @param countsInTitle whether a number at the end of the title counts members
record MobileGrammar(boolean countsInTitle) implements Grammar {
  private static final String COLON = " : ";
  private static final Pattern STUMP =
      Pattern.compile(
          "(?:19|20)\\d\\d[년.-][^,]{0,24},?|[A-Z][a-z]{2,8}\\.? \\d{1,2}, [^:]{0,16}(?::\\d?)?");

  @Override
  public Start read(String line, @Nullable LocalDate day, Set<String> speakers) {
    WallStamp stamp = WallStamp.find(line);
    if (stamp != null) {
      return stamped(line, stamp, speakers);
    }
    DateLine date = DateLine.find(line);
    if (date != null) {
      return date.day() == null
          ? new Start.Broken(Finding.BAD_DATE)
          : new Start.Day(date.day(), null, false);
    }
    if (Notices.isDeleted(line)) {
      return new Start.Bare(line);
    }
    return day == null ? Start.REST : shortened(line, day, speakers);
  }

  private static Start stamped(String line, WallStamp stamp, Set<String> speakers) {
    LocalDateTime at = stamp.at();
    int end = stamp.end();
    boolean alone = end == line.length();
    boolean spoken = line.startsWith(", ", end);
    boolean told = line.startsWith(": ", end);
    if (!alone && !spoken && !told) {
      return Start.REST;
    }
    if (at == null) {
      return new Start.Broken(Finding.BAD_TIME);
    }
    if (alone) {
      return new Start.Day(at.toLocalDate(), at, false);
    }
    String rest = line.substring(end + 2);
    return told ? new Start.Told(at, rest) : body(at, rest, speakers);
  }

  private static Start body(LocalDateTime at, String rest, Set<String> speakers) {
    int colon = rest.indexOf(COLON);
    if (colon < 0 && rest.endsWith(" :")) {
      return new Start.Said(at, rest.substring(0, rest.length() - 2), "", true);
    }
    if (colon < 0) {
      return new Start.Told(at, rest);
    }
    String name = rest.substring(0, colon);
    String text = rest.substring(colon + COLON.length());
    if (name.isEmpty()) {
      return new Start.Told(at, text);
    }
    boolean told = Notices.is(rest) || Notices.isRenaming(name, rest);
    return told && !speakers.contains(name)
        ? new Start.Told(at, rest)
        : new Start.Said(at, name, text, true);
  }

  private static Start shortened(String line, LocalDate day, Set<String> speakers) {
    WallStamp.Clock clock = WallStamp.shortTime(line);
    if (clock == null || line.indexOf(COLON, clock.end()) < 0) {
      return Start.REST;
    }
    return clock.time() == null
        ? new Start.Broken(Finding.BAD_TIME)
        : body(day.atTime(clock.time()), line.substring(clock.end() + 2), speakers);
  }

  @Override
  public boolean isStump(String line) {
    return STUMP.matcher(line).matches();
  }
}
