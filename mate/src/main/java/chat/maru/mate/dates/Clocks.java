package chat.maru.mate.dates;

import static java.lang.Integer.parseInt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times of day in Korean and English, as minutes after midnight.
final class Clocks {
  /// @param from minutes after midnight, 0 to 1440 (밤 12시 is the end of its day)
  /// @param to exclusive
  /// @param part whether it is only a part of the day, which may as well be a meal (저녁)
  /// @param sure whether the words leave no choice between morning and evening
  record Clock(int from, int to, boolean part, boolean sure) {
    static Clock at(int hour, int minute) {
      return at(hour, minute, true);
    }

    static Clock at(int hour, int minute, boolean sure) {
      int from = hour * 60 + minute;
      return new Clock(from, from + 1, false, sure);
    }
  }

  @FunctionalInterface
  interface Meaning {
    @Nullable Clock of(MatchResult match);
  }

  record Rule(Pattern pattern, Meaning meaning) {}

  private static final Map<String, Clock> PARTS =
      Map.ofEntries(
          part("새벽", 0, 6),
          part("아침", 5, 11),
          part("오전", 0, 12),
          part("점심", 11, 14),
          part("낮", 11, 17),
          part("오후", 12, 19),
          part("저녁", 17, 24),
          part("밤", 19, 24),
          part("morning", 5, 12),
          part("afternoon", 12, 18),
          part("evening", 17, 24),
          part("night", 18, 24),
          part("ight", 18, 24));

  private static final String HOUR = "(\\d{1,2}|열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉)";

  static final List<Rule> RULES =
      List.of(
          rule(
              "(?:(오전|오후|새벽|아침|점심|낮|저녁|밤)\\s*)?(?<!\\d)"
                  + HOUR
                  + "\\s*시(?!간|즌|작|기|리|도)(?:\\s*(\\d{1,2})\\s*분|\\s*(반))?",
              Clocks::korean),
          rule("(?:(오전|오후)\\s*)(\\d{1,2}):(\\d{2})(?!\\d)", Clocks::korean),
          rule("정오", m -> Clock.at(12, 0)),
          rule("자정", m -> Clock.at(24, 0)),
          rule("(?:새벽|아침|오전|점심|낮|오후|저녁|밤)(?=[\\s에까부은는이의,.!?]|$)", Clocks::part),
          rule("\\b(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)(?!\\w)", Clocks::english),
          rule("(?<![\\d:])(\\d{1,2}):(\\d{2})(?![\\d:])", m -> clock(m.group(1), m.group(2))),
          rule("\\bnoon\\b", m -> Clock.at(12, 0)),
          rule("\\bmidnight\\b", m -> Clock.at(24, 0)),
          rule("\\b(?:morning|afternoon|evening|night)\\b|(?<=\\bton)ight\\b", Clocks::part));

  private Clocks() {}

  private static Map.Entry<String, Clock> part(String word, int from, int to) {
    return Map.entry(word, new Clock(from * 60, to * 60, true, false));
  }

  private static Rule rule(String regex, Meaning meaning) {
    return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), meaning);
  }

  private static @Nullable Clock part(MatchResult match) {
    return PARTS.get(match.group().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Clock korean(MatchResult match) {
    int hour = KoreanNumbers.parse(match.group(2));
    boolean half = match.groupCount() >= 4 && match.group(4) != null;
    int minute = half ? 30 : match.group(3) == null ? 0 : parseInt(match.group(3));
    if (hour > 24 || minute > 59) {
      return null;
    }
    return Clock.at(hour(match.group(1), hour), minute, match.group(1) != null || hour > 12);
  }

  /// Without a word for the part of the day one to six are taken as the afternoon, when people
  /// meet.
  private static int hour(@Nullable String part, int hour) {
    if (part == null) {
      return hour >= 1 && hour <= 6 ? hour + 12 : hour;
    }
    return switch (part) {
      case "오전", "새벽", "아침" -> hour == 12 ? 0 : hour;
      case "밤" -> hour == 12 ? 24 : hour < 5 ? hour : hour < 12 ? hour + 12 : hour;
      case "점심", "낮" -> hour < 6 ? hour + 12 : hour;
      default -> hour < 12 ? hour + 12 : hour;
    };
  }

  private static @Nullable Clock english(MatchResult match) {
    int hour = parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : parseInt(match.group(2));
    if (hour < 1 || hour > 12 || minute > 59) {
      return null;
    }
    boolean afternoon = Character.toLowerCase(match.group(3).charAt(0)) == 'p';
    return Clock.at(hour % 12 + (afternoon ? 12 : 0), minute);
  }

  private static @Nullable Clock clock(String hours, String minutes) {
    int hour = parseInt(hours);
    int minute = parseInt(minutes);
    return hour > 24 || minute > 59
        ? null
        : Clock.at(hour, minute, hour > 12 || hours.startsWith("0"));
  }
}
