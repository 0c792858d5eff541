package chat.maru.bridges.line;

import chat.maru.bridges.Header;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two lines before the chat: whose it is, and when it was saved.
final class Title {
  private static final List<Pattern> TITLES =
      List.of(
          Pattern.compile("(?:\\[LINE\\] ?)?Chat history (?:with|in) (.+)"),
          Pattern.compile("\\[LINE\\] ?(.+?)(?:と)?の(?:トーク履歴|トーク)"),
          Pattern.compile("\\[LINE\\] ?(?:與)?(.+?)的聊天[記纪][錄录]"),
          Pattern.compile("\\[LINE\\] ?(.+?)(?:님과의|님과) ?(?:대화|채팅).*"),
          Pattern.compile("\\[LINE\\] ?(.+)"));

  private static final Pattern SAVED =
      Pattern.compile(
          "(?:Saved on|保存日時|저장한 날짜|저장 날짜|儲存日期)\\s?[:：]\\s?(?:(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})"
              + " (\\d{1,2}):(\\d{2}).*|.*)");

  private String raw = "";
  private @Nullable String name;
  private @Nullable LocalDateTime savedAt;

  static boolean isTitle(String line) {
    return TITLES.stream().anyMatch(title -> title.matcher(line).matches());
  }

  /// Whether `line` is one of the two, or empty.
  boolean take(String line) {
    if (line.isBlank()) {
      return true;
    }
    for (Pattern title : TITLES) {
      Matcher matcher = title.matcher(line);
      if (raw.isEmpty() && matcher.matches()) {
        raw = line;
        name = matcher.group(1);
        return true;
      }
    }
    Matcher saved = SAVED.matcher(line);
    if (!saved.matches()) {
      return false;
    }
    savedAt = saved.group(1) == null ? null : time(saved);
    return true;
  }

  private static @Nullable LocalDateTime time(Matcher saved) {
    int[] n = new int[6];
    for (int i = 1; i < 6; i++) {
      n[i] = Integer.parseInt(saved.group(i));
    }
    try {
      return LocalDateTime.of(n[1], n[2], n[3], n[4], n[5]);
    } catch (DateTimeException e) {
      return null;
    }
  }

  Header header() {
    return new Header(raw, name, null, savedAt);
  }
}
