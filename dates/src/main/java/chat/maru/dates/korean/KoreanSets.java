package chat.maru.dates.korean;

import static chat.maru.dates.korean.Words.DAY;
import static chat.maru.dates.korean.Words.MONTH;
import static chat.maru.dates.korean.Words.ORDINAL;
import static chat.maru.dates.korean.Words.WEEKDAY;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Amount;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Cycle;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Timex;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// What comes again: 매주 화요일, 사흘마다, 한 달에 두 번.
final class KoreanSets {
  private static final Map<String, String> EVERY =
      Map.ofEntries(
          Map.entry("매일", "P1D"),
          Map.entry("매일매일", "P1D"),
          Map.entry("날마다", "P1D"),
          Map.entry("일마다", "P1D"),
          Map.entry("매주", "P1W"),
          Map.entry("주마다", "P1W"),
          Map.entry("매달", "P1M"),
          Map.entry("매월", "P1M"),
          Map.entry("달마다", "P1M"),
          Map.entry("매년", "P1Y"),
          Map.entry("매해", "P1Y"),
          Map.entry("해마다", "P1Y"),
          Map.entry("매시간", "PT1H"),
          Map.entry("매시", "PT1H"),
          Map.entry("시간마다", "PT1H"),
          Map.entry("매분", "PT1M"),
          Map.entry("매초", "PT1S"),
          Map.entry("격주", "P2W"),
          Map.entry("격일", "P2D"),
          Map.entry("격월", "P2M"),
          Map.entry("격년", "P2Y"),
          Map.entry("매분기", "P3M"),
          Map.entry("분기마다", "P3M"));

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "매|마다|격",
              "(?<![가-힣])(?:매일매일|매일|날마다|일마다|매주(?!말)|주마다|매달|매월|달마다|매년|매해|해마다|매시간|매시(?=[ 에])|시간마다"
                  + "|매분기|분기마다|매분|매초|격주|격일|격월|격년)(?:로)?(?:\\s?(?:한\\s?번(?:씩)?))?",
              (m, a) -> every(m.group().replaceAll("로$|로?\\s?한\\s?번씩?", "").strip())),
          Rule.of("주말", "(?<![가-힣])매주말|주말마다", (m, a) -> new Cycle("XXXX-WXX-WE", false)),
          Rule.of(
              "마다|번|차례|회|간격",
              "(?:(?<![가-힣])매\\s?)?"
                  + KoreanAmounts.AMOUNT.replace("(?<![가-힣0-9.:/])", "(?<![가-힣0-9.:/](?<!매))")
                  + "(?:\\s?마다|에\\s?(?:한|두|세|네|다섯|\\d{1,2})\\s?(?:번|차례|회)(?:씩)?|\\s?간격(?:으로)?)(?:\\s?(?:한|두|세|네)\\s?번씩?)?",
              KoreanSets::everyAmount),
          Rule.of(
              "마다|매주",
              "(?:매주\\s*)?(?<w>"
                  + WEEKDAY
                  + ")\\s?마다|매주\\s*(?<w2>"
                  + WEEKDAY
                  + "|[월화수목금토일](?=[ 에,]))",
              (m, a) ->
                  new Cycle(
                      "XXXX-WXX-"
                          + Words.weekday(m.group("w") != null ? m.group("w") : m.group("w2"))
                              .getValue(),
                      false)),
          Rule.of(
              "매|마다",
              "(?:매[달월]\\s*)(?<d>" + DAY + ")|(?<![가-힣0-9])(?<d2>" + DAY + ")마다",
              (m, a) ->
                  new Cycle(
                      Timex.day(
                          0, 0, Words.day(m.group("d") != null ? m.group("d") : m.group("d2"))),
                      false)),
          Rule.of(
              "매|마다",
              "(?:매[년해]\\s*)(?<m>"
                  + MONTH
                  + ")\\s*(?<d>"
                  + DAY
                  + ")(?:\\s?마다)?|(?<m2>"
                  + MONTH
                  + ")\\s*(?<d2>"
                  + DAY
                  + ")\\s?마다",
              (m, a) ->
                  new Cycle(
                      Timex.day(
                          0,
                          Words.month(m.group("m") != null ? m.group("m") : m.group("m2")),
                          Words.day(m.group("d") != null ? m.group("d") : m.group("d2"))),
                      false)),
          Rule.of(
              "매",
              "매[달월]\\s*(?:의\\s*)?(?<n>" + ORDINAL + ")\\s*(?:주\\s*)?(?<w>" + WEEKDAY + ")",
              (m, a) -> {
                int nth = Words.ordinal(m.group("n"));
                return new Cycle(
                    "XXXX-XX-WXX-%d-#%d"
                        .formatted(Words.weekday(m.group("w")).getValue(), nth == 0 ? 5 : nth),
                    false);
              }),
          Rule.of(
              "매",
              "(?:매[년해]\\s*)(?<m>" + MONTH + ")",
              (m, a) -> new Cycle(Timex.month(0, Words.month(m.group("m"))), false)),
          Rule.of(
              "마다", "(?<p>아침|저녁|밤|오전|오후|새벽)마다", (m, a) -> new Cycle(part(m.group("p")), false)));

  private KoreanSets() {}

  private static @Nullable Cycle every(String word) {
    String timex = EVERY.get(word);
    return timex == null ? null : new Cycle(timex, timex.equals("P1D"));
  }

  private static @Nullable Reading everyAmount(MatchResult match, Almanac almanac) {
    Amount amount = KoreanAmounts.amount(match.group("a"));
    return amount == null ? null : new Cycle(amount.timex(), amount.timex().equals("P1D"));
  }

  private static String part(String word) {
    return switch (word) {
      case "아침", "오전" -> "TMO";
      case "오후" -> "TAF";
      case "저녁" -> "TEV";
      case "새벽" -> "TDA";
      default -> "TNI";
    };
  }
}
