package chat.maru.dates.korean;

import static java.lang.Integer.parseInt;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Joins;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Clock;
import chat.maru.dates.reading.Reading.Part;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.value.Modifier;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Times of day, and the parts of a day.
final class KoreanClocks {
  private static final String WORD =
      "(?<w>오전오후|오전|오후|이른\\s?새벽|새벽|이른\\s?아침|아침|점심|대낮|한낮|낮|초저녁|저녁|한밤중|한밤|밤중|깊은\\s?밤|늦은\\s?밤|밤|자정|정오|야간)";
  private static final String HOUR =
      "(?<h>2[0-4]|1\\d|0?\\d|열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉|스물네|스물세|스물두|스물한|스무|"
          + "이십[일이삼사]?|십[일이삼사오육칠팔구]?)";
  private static final String MINUTE = "(?:[0-5]?\\d|[이삼사오]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])";
  private static final String NEAR = "(?:\\s?(?<near>쯤|경|께|즈음|무렵|가량|정도))?";
  private static final String AM = "(?<am>a\\.?m\\.?|p\\.?m\\.?)";

  /// Not 시간, 시작, 시즌; and neither a score ("2시합").
  private static final String NO_WORD = "(?!간(?!에)|작|즌|기|리|도|합|절|민|장|세)";

  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          part("새벽", "TDA", 4, 8),
          part("아침", "TMO", 8, 12),
          part("오전", "TMO", 8, 12),
          part("점심", "TMI", 11, 13),
          part("낮", "TDT", 8, 18),
          part("대낮", "TDT", 8, 18),
          part("오후", "TAF", 12, 16),
          part("초저녁", "TEV", 16, 20),
          part("저녁", "TEV", 16, 20),
          part("밤", "TNI", 20, 24),
          part("한밤", "TNI", 20, 24),
          part("한밤중", "TNI", 20, 24),
          part("밤중", "TNI", 20, 24),
          part("야간", "TNI", 20, 24));

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "시",
              "(?:"
                  + WORD
                  + "(?:에)?\\s*)?(?<![\\d.:/]|[가-힣](?<!이른|늦은|[오전후침낮녁밤벽중심정]))"
                  + HOUR
                  + "\\s?시"
                  + NO_WORD
                  + "(?:\\s*(?:(?<min>"
                  + MINUTE
                  + ")\\s?분(?!\\s*(?:동안|간|후|뒤|이내))(?:\\s*(?<sec>"
                  + MINUTE
                  + ")\\s?초)?|(?<half>반)(?![가-힣]?[장대])|(?<osec>"
                  + MINUTE
                  + ")\\s?초))?(?:\\s?(?<sharp>정각))?(?<before>\\s?전(?=입니다|이[야에]|$))?"
                  + NEAR,
              KoreanClocks::clock),
          Rule.of(
              ":",
              "(?:"
                  + WORD
                  + "\\s*)?(?<![\\d.:/])(?<h>2[0-4]|1\\d|0?\\d):(?<min>[0-5]\\d)(?::(?<sec>[0-5]\\d))?(?![\\d:])(?:\\s?"
                  + AM
                  + "(?![a-z]))?"
                  + NEAR,
              KoreanClocks::figures),
          Rule.of(
              "m",
              "(?:" + WORD + "\\s*)?(?<![\\d.:/])(?<h>1[0-2]|0?[1-9])\\s?" + AM + "(?![a-z])",
              KoreanClocks::figures),
          Rule.of(
              "오전|오후",
              "(?<w>오전|오후)\\s(?<h>1[0-2]|[1-9])(?=부터|에서|~)",
              (m, a) -> clock(m.group("w"), parseInt(m.group("h")), 0, 0, 1, null)),
          Rule.of(
              "정오|한낮|자정",
              "(?<![가-힣])(?<w>정오|한낮|자정)(?!\\s?\\d)" + NEAR,
              (m, a) ->
                  new Clock(
                      LocalTime.of(m.group("w").equals("자정") ? 0 : 12, 0),
                      1,
                      false,
                      m.group("near") == null ? null : Modifier.APPROX,
                      m.group("w").equals("자정"))),
          Rule.of(
              "새벽|아침|오전|점심|낮|오후|저녁|밤|야간",
              "(?<![가-힣](?<!오늘|내일|어제|어젯|그젯|모레|요일|매일))(?:(?<half>이른|늦은)\\s?)?(?<w>새벽|아침|오전|점심|낮|대낮|오후|초저녁|저녁|한밤중|밤중|한밤|밤|야간)(?:\\s?(?<late>늦게|일찍))?(?:\\s?(?:시간|때)(?!표))?(?=[에부까은는도,.!?~"
                  + " ]|이(?:야|나|면)|$|으로)(?!\\s?(?:먹|식사|메뉴|약속|밥|뭐))",
              KoreanClocks::part));

  private KoreanClocks() {}

  private static Map.Entry<String, Part> part(String word, String code, int from, int to) {
    LocalTime end = to == 24 ? LocalTime.of(23, 59, 59) : LocalTime.of(to, 0);
    return Map.entry(word, new Part(code, LocalTime.of(from, 0), end, null));
  }

  private static @Nullable Clock clock(MatchResult match, Almanac almanac) {
    int hour = KoreanNumbers.parse(match.group("h"));
    String minutes = match.group("min");
    String seconds = match.group("sec") != null ? match.group("sec") : match.group("osec");
    int minute =
        match.group("half") != null ? 30 : minutes == null ? 0 : KoreanNumbers.parse(minutes);
    int second = seconds == null ? 0 : KoreanNumbers.parse(seconds);
    boolean near = match.group("near") != null;
    int parts = seconds != null ? 3 : minutes != null || match.group("half") != null ? 2 : 1;
    Clock clock =
        clock(match.group("w"), hour, minute, second, parts, near ? Modifier.APPROX : null);
    if (clock == null || match.group("before") == null || minute == 0) {
      return clock;
    }
    // "8시 3분 전" is three minutes before eight.
    return new Clock(clock.time().minusMinutes(2L * minute), 2, clock.open(), clock.modifier());
  }

  private static @Nullable Clock figures(MatchResult match, Almanac almanac) {
    int hour = parseInt(match.group("h"));
    String am = match.group("am");
    boolean minutes = match.namedGroups().containsKey("min");
    int minute = minutes ? parseInt(match.group("min")) : 0;
    String seconds = minutes ? match.group("sec") : null;
    String word =
        am == null
            ? match.group("w")
            : am.toLowerCase(java.util.Locale.ROOT).startsWith("a") ? "오전" : "오후";
    return clock(
        word,
        hour,
        minute,
        seconds == null ? 0 : parseInt(seconds),
        seconds != null ? 3 : minutes ? 2 : 1,
        null);
  }

  private static @Nullable Clock clock(
      @Nullable String word, int hour, int minute, int second, int parts, @Nullable Modifier near) {
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    int at = hour % 24;
    if (word != null && hour <= 12) {
      at = half(word.replaceAll("\\s", ""), hour) % 24;
    }
    boolean open = word == null && hour >= 1 && hour <= 12;
    boolean late = at == 0 && minute == 0 && word != null && word.matches(".*밤|자정|저녁");
    return new Clock(LocalTime.of(at, minute, second), parts, open, near, late);
  }

  private static int half(String word, int hour) {
    return switch (word) {
      case "오전", "오전오후", "새벽", "이른새벽", "아침", "이른아침" -> hour == 12 ? 0 : hour;
      case "한밤중", "한밤", "자정", "밤중", "깊은밤" -> hour == 12 ? 0 : hour < 6 ? hour : hour + 12;
      case "밤", "늦은밤", "야간" -> hour == 12 ? 0 : hour < 5 ? hour : hour + 12;
      case "점심", "낮", "대낮", "한낮", "정오" -> hour < 8 ? hour + 12 : hour;
      default -> hour < 12 ? hour + 12 : hour;
    };
  }

  private static @Nullable Reading part(MatchResult match, Almanac almanac) {
    Part part = PARTS.get(match.group("w"));
    String half = match.group("half") != null ? match.group("half") : match.group("late");
    if (part == null || half == null) {
      return part;
    }
    boolean early = half.equals("이른") || half.equals("일찍");
    return Joins.half(part, early ? Modifier.START : Modifier.END);
  }
}
