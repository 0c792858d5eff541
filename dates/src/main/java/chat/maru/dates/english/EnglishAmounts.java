package chat.maru.dates.english;

import static chat.maru.dates.english.EnglishWords.FULL_WEEKDAY;
import static chat.maru.dates.english.EnglishWords.NUMBER;
import static chat.maru.dates.english.EnglishWords.WEEKDAY;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Amount;
import chat.maru.dates.reading.Amount.Piece;
import chat.maru.dates.reading.Periods;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Cycle;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Unit;
import chat.maru.dates.value.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time, what lies that far from now, and what comes again.
final class EnglishAmounts {
  private static final String UNIT =
      "(?:business\\s+days?|work(?:ing)?\\s?days?|years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\b";
  private static final String PIECE = NUMBER + "\\s*-?" + UNIT + "(?:\\s+and\\s+a\\s+half)?";
  private static final String AMOUNT =
      "(?<![\\w.:/])(?<a>" + PIECE + "(?:\\s*(?:,|and|,\\s*and)?\\s*" + PIECE + "){0,5})";
  private static final Pattern ONE =
      Pattern.compile(
          "(?<num>" + NUMBER + ")\\s*-?(?<unit>" + UNIT + ")(?<half>\\s+and\\s+a\\s+half)?",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("y", Unit.YEAR),
          Map.entry("mo", Unit.MONTH),
          Map.entry("we", Unit.WEEK),
          Map.entry("wk", Unit.WEEK),
          Map.entry("d", Unit.DAY),
          Map.entry("b", Unit.BUSINESS_DAY),
          Map.entry("wo", Unit.BUSINESS_DAY),
          Map.entry("h", Unit.HOUR),
          Map.entry("mi", Unit.MINUTE),
          Map.entry("s", Unit.SECOND));
  private static final Map<String, String> EVERY =
      Map.ofEntries(
          Map.entry("day", "P1D"),
          Map.entry("daily", "P1D"),
          Map.entry("week", "P1W"),
          Map.entry("weekly", "P1W"),
          Map.entry("month", "P1M"),
          Map.entry("monthly", "P1M"),
          Map.entry("year", "P1Y"),
          Map.entry("yearly", "P1Y"),
          Map.entry("annually", "P1Y"),
          Map.entry("hour", "PT1H"),
          Map.entry("hourly", "PT1H"),
          Map.entry("quarterly", "P3M"),
          Map.entry("quarter", "P3M"),
          Map.entry("biweekly", "P2W"),
          Map.entry("weekend", "XXXX-WXX-WE"),
          Map.entry("morning", "TMO"),
          Map.entry("afternoon", "TAF"),
          Map.entry("evening", "TEV"),
          Map.entry("night", "TNI"));

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "every|each",
              "\\b(?:every|each)\\s+(?<o>other\\s+)?(?<u>day|week|month|year|hour|quarter|weekend|morning|afternoon|evening|night)\\b",
              (m, a) -> every(m.group("u"), m.group("o") != null)),
          Rule.of(
              "ly",
              "\\b(?<u>daily|weekly|monthly|yearly|annually|hourly|quarterly|biweekly)\\b",
              (m, a) -> every(m.group("u"), false)),
          Rule.of(
              "every|each|days",
              "\\b(?:every|each)\\s+(?<w>"
                  + WEEKDAY
                  + ")|\\b(?:on\\s+)?(?<w2>"
                  + FULL_WEEKDAY.replace("\\b", "s\\b")
                  + ")",
              (m, a) ->
                  new Cycle(
                      "XXXX-WXX-"
                          + EnglishWords.weekday(
                                  m.group("w") != null ? m.group("w") : m.group("w2"))
                              .getValue(),
                      false)),
          Rule.of("every", "\\bevery\\s+" + AMOUNT, EnglishAmounts::everyAmount),
          Rule.of(
              "once|twice|times",
              "\\b(?:once|twice|\\w+\\s+times)\\s+(?:an?|every)\\s+(?<u>day|week|month|year|hour)\\b",
              (m, a) -> every(m.group("u"), false)),
          Rule.of(
              "ago|before|earlier",
              AMOUNT + "\\s+(?:ago|before\\s+now|earlier)\\b",
              (m, a) -> away(m, a, -1, 0)),
          Rule.of(
              "from|later|hence",
              AMOUNT + "\\s+(?:from\\s+(?:now|today)|later|hence)\\b",
              (m, a) -> away(m, a, 1, 0)),
          Rule.of("tomorrow", AMOUNT + "\\s+from\\s+tomorrow\\b", (m, a) -> away(m, a, 1, 1)),
          Rule.of("in ", "\\bin\\s+" + AMOUNT + "(?!\\s+(?:ago|or))", (m, a) -> away(m, a, 1, 0)),
          Rule.of(
              "within",
              "\\bwithin\\s+(?:the\\s+(?:next\\s+)?)?" + AMOUNT,
              (m, a) -> rolling(m, a, 1, true)),
          Rule.of(
              "last|past|previous",
              "\\b(?:in\\s+|over\\s+|for\\s+|during\\s+)?(?<x>(?:the\\s+)?(?:last|past|previous)\\s+"
                  + AMOUNT
                  + ")",
              (m, a) -> rolling(m, a, -1, true)),
          Rule.of(
              "next|coming|following|upcoming",
              "\\b(?:the\\s+)?(?:next|coming|following|upcoming)\\s+" + AMOUNT,
              (m, a) -> rolling(m, a, 1, false)),
          Rule.of(
              "more|over|least",
              "\\b(?:more\\s+than|over|at\\s+least)\\s+" + AMOUNT,
              (m, a) -> length(m, Modifier.MORE)),
          Rule.of(
              "less|under|most|up",
              "\\b(?:less\\s+than|under|at\\s+most|up\\s+to)\\s+" + AMOUNT,
              (m, a) -> length(m, Modifier.LESS)),
          Rule.of("", AMOUNT, (m, a) -> length(m, null)),
          Rule.of("all", "\\ball\\s+(?<u>day|week|month|year)\\b", (m, a) -> all(m.group("u"))));

  private EnglishAmounts() {}

  private static @Nullable Amount amount(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher one = ONE.matcher(text);
    while (one.find()) {
      Unit unit = unit(EnglishWords.lower(one.group("unit")));
      BigDecimal count = EnglishWords.number(one.group("num"));
      if (unit == null || count.signum() <= 0) {
        return null;
      }
      boolean half = one.group("half") != null;
      pieces.add(new Piece(half ? count.add(new BigDecimal("0.5")) : count, unit));
    }
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i).unit().compareTo(pieces.get(i - 1).unit()) <= 0) {
        return null;
      }
    }
    if (pieces.isEmpty()) {
      return null;
    }
    Amount amount = new Amount(pieces);
    return amount.sensible() ? amount : null;
  }

  private static @Nullable Unit unit(String word) {
    Unit unit = UNITS.get(word.substring(0, 2));
    return unit != null ? unit : UNITS.get(word.substring(0, 1));
  }

  private static @Nullable Cycle every(String word, boolean other) {
    String timex = EVERY.get(EnglishWords.lower(word));
    if (timex == null) {
      return null;
    }
    return new Cycle(other ? timex.replace('1', '2') : timex, timex.equals("P1D") && !other);
  }

  private static @Nullable Reading everyAmount(MatchResult match, Almanac almanac) {
    Amount amount = amount(match.group("a"));
    return amount == null ? null : new Cycle(amount.timex(), false);
  }

  private static @Nullable Reading away(MatchResult match, Almanac almanac, int sign, int days) {
    Amount amount = amount(match.group("a"));
    return amount == null
        ? null
        : Periods.away(almanac, amount, sign, almanac.now().plusDays(days));
  }

  private static @Nullable Reading rolling(
      MatchResult match, Almanac almanac, int sign, boolean now) {
    Amount amount = amount(match.group("a"));
    if (amount == null) {
      return null;
    }
    boolean from = now || amount.clock();
    return Periods.rolling(amount, sign, from ? almanac.now() : almanac.now().plusDays(1));
  }

  private static @Nullable Reading length(MatchResult match, @Nullable Modifier modifier) {
    Amount amount = amount(match.group("a"));
    return amount == null ? null : new Reading.Length(amount, modifier);
  }

  private static Reading all(String unit) {
    Unit whole = unit(EnglishWords.lower(unit));
    return new Reading.Length(Amount.of(1, whole == null ? Unit.DAY : whole), null);
  }
}
