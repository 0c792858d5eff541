package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.Header;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines above the messages: the title and the time of saving.
final class Title {
  /// The names of the groups are `room` and `members`; the more exact pattern comes first.
  private static final List<Pattern> TITLES =
      List.of(
          Pattern.compile("(?<room>.+) \\((?<members>\\d{1,6})명\\)과 카카오톡 대화(?:-\\d+\\.txt)?"),
          Pattern.compile(
              "KakaoTalk Chats with (?<room>.+) \\((?<members>\\d{1,6}) people\\)(?:-\\d+\\.txt)?"),
          Pattern.compile("Talk_\\d{4}\\.\\d{1,2}\\.\\d{1,2} \\d{1,2}[:_]\\d{2}-\\d+\\.txt"),
          Pattern.compile("(?<room>.+) 님과 카카오톡 대화"),
          Pattern.compile("(?<room>.+) 카카오톡 대화"),
          Pattern.compile("KakaoTalk Chats with (?<room>.+)"),
          Pattern.compile("(?<room>.+) with KakaoTalk Chats"));

  private static final Pattern SAVED = Pattern.compile("(?:저장한 날짜|Date Saved) ?: ?(.+)");
  private static final Pattern SAVED_ON_PC =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})");
  private static final Pattern ANDROID_COUNT =
      Pattern.compile("(.+) (?:\\((\\d{1,6})\\)|(\\d{1,6}))");
  private static final Pattern ZIP_NAME =
      Pattern.compile("(?i)kakaotalk_chat_(.+)_\\d{8}_\\d{6}\\.zip");
  private static final Pattern PART = Pattern.compile("-\\d+\\.txt$");

  private Title() {}

  static boolean isTitle(String line) {
    return titled(line) != null;
  }

  static boolean isSaved(String line) {
    return SAVED.matcher(line).matches();
  }

  /// What two header lines say.
  ///
  /// @param title may be empty
  /// @param saved may be empty
  static Header header(String title, String saved, boolean android) {
    Matcher m = titled(title);
    String room = m == null || m.namedGroups().get("room") == null ? null : m.group("room");
    Integer members = members(m);
    Matcher counted = ANDROID_COUNT.matcher(room == null ? "" : room);
    if (android && members == null && counted.matches()) {
      room = counted.group(1);
      members = Integer.valueOf(counted.group(2) == null ? counted.group(3) : counted.group(2));
    }
    return new Header(PART.matcher(title).replaceFirst(""), room, members, savedAt(saved));
  }

  /// The room that the name of a zip from an iPhone tells, or null.
  static @Nullable String roomOfZip(String fileName) {
    Matcher named = ZIP_NAME.matcher(fileName);
    return named.matches() ? named.group(1) : null;
  }

  private static @Nullable Integer members(@Nullable Matcher m) {
    return m == null || m.namedGroups().get("members") == null
        ? null
        : Integer.valueOf(m.group("members"));
  }

  private static @Nullable Matcher titled(String line) {
    if (line.length() > 2_000 || !(line.contains("alk") || line.contains("카카오톡 대화"))) {
      return null;
    }
    for (Pattern title : TITLES) {
      Matcher m = title.matcher(line);
      if (m.matches()) {
        return m;
      }
    }
    return null;
  }

  private static @Nullable LocalDateTime savedAt(String line) {
    Matcher saved = SAVED.matcher(line);
    if (!saved.matches()) {
      return null;
    }
    Matcher pc = SAVED_ON_PC.matcher(saved.group(1));
    if (pc.matches()) {
      return pc(pc.group(1), pc.group(2));
    }
    WallStamp stamp = WallStamp.find(saved.group(1));
    return stamp == null ? null : stamp.at();
  }

  private static @Nullable LocalDateTime pc(String date, String time) {
    String[] day = date.split("-", 3);
    java.time.LocalDate found = WallStamp.date(day[0], Integer.parseInt(day[1]), day[2]);
    try {
      return found == null ? null : found.atTime(LocalTime.parse(time));
    } catch (java.time.format.DateTimeParseException e) {
      return null;
    }
  }
}
