package chat.maru.dates.english;

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
final class EnglishClocks {
  private static final String HALF =
      "(?:\\s?(?<am>a\\.?m\\b\\.?|p\\.?m\\b\\.?)|\\s+(?:in\\s+the\\s+(?<in>morning|afternoon|evening)|at\\s+(?<night>night)))";
  private static final String HOUR_WORD =
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final String HOUR = "(?<h>1\\d|2[0-4]|0?\\d|" + HOUR_WORD + ")";
  private static final String NEAR = "(?:(?<near>about|around)\\s+)?";

  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          part("morning", "TMO", 8, 12),
          part("afternoon", "TAF", 12, 16),
          part("evening", "TEV", 16, 20),
          part("night", "TNI", 20, 24),
          part("dawn", "TDA", 4, 8),
          part("lunchtime", "TMI", 11, 13),
          part("daytime", "TDT", 8, 18));

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              ":",
              "(?<![\\w:./])"
                  + NEAR
                  + "(?<h>1\\d|2[0-4]|0?\\d):(?<min>[0-5]\\d)(?::(?<sec>[0-5]\\d))?(?![\\d:])"
                  + HALF
                  + "?",
              EnglishClocks::clock),
          Rule.of(
              "m|night|morning|afternoon|evening",
              "(?<![\\w:./])" + NEAR + HOUR + "(?:\\.(?<min>[0-5]\\d))?" + HALF,
              EnglishClocks::clock),
          Rule.of(
              "clock",
              "(?<![\\w:./])" + NEAR + HOUR + "\\s*o'?\\s?clock(?:" + HALF + ")?",
              EnglishClocks::clock),
          Rule.of(
              "past|to",
              "\\b(?<rel>half|quarter|(?<m>\\d{1,2}|five|ten|twenty)(?:\\s+minutes)?)\\s+(?<to>past|to)\\s+"
                  + HOUR
                  + "\\b(?:"
                  + HALF
                  + ")?",
              EnglishClocks::relative),
          Rule.of(
              "at|by|until|till|around",
              "\\b(?:at|by|until|till|around)\\s+(?<x>"
                  + HOUR
                  + ")(?![\\w:./%-]|\\s?(?:%|percent|[a-z]+\\s+(?:per|of)|people|things|times|minutes?|hours?|days?|weeks?|months?|years?))",
              EnglishClocks::bare),
          Rule.of(
              "noon|midday",
              "\\b(?:noon|midday)\\b",
              (m, a) -> new Clock(LocalTime.NOON, 1, false, null)),
          Rule.of(
              "midnight",
              "\\bmidnight\\b",
              (m, a) -> new Clock(LocalTime.MIDNIGHT, 1, false, null)),
          Rule.of(
              "morning|afternoon|evening|night|lunchtime|daytime",
              "\\b(?:in\\s+the\\s+|at\\s+(?=night))?(?:(?<half>early|late)\\s+)?(?:in\\s+the\\s+)?(?<p>morning|afternoon|evening|night|lunchtime|daytime)\\b|(?<=\\bto)(?<t>night)\\b",
              EnglishClocks::part));

  private EnglishClocks() {}

  private static Map.Entry<String, Part> part(String word, String code, int from, int to) {
    LocalTime end = to == 24 ? LocalTime.of(23, 59, 59) : LocalTime.of(to, 0);
    return Map.entry(word, new Part(code, LocalTime.of(from, 0), end, null));
  }

  private static @Nullable String group(MatchResult match, String name) {
    return match.namedGroups().containsKey(name) ? match.group(name) : null;
  }

  private static @Nullable Clock clock(MatchResult match, Almanac almanac) {
    String minutes = group(match, "min");
    String seconds = group(match, "sec");
    return at(
        hour(match.group("h")),
        minutes == null ? 0 : parseInt(minutes),
        seconds == null ? 0 : parseInt(seconds),
        seconds != null ? 3 : minutes != null ? 2 : 1,
        half(match),
        group(match, "near") == null ? null : Modifier.APPROX);
  }

  private static @Nullable Clock bare(MatchResult match, Almanac almanac) {
    return at(hour(match.group("h")), 0, 0, 1, "", null);
  }

  private static @Nullable Clock relative(MatchResult match, Almanac almanac) {
    String word = EnglishWords.lower(match.group("rel"));
    int minutes =
        word.equals("half")
            ? 30
            : word.equals("quarter") ? 15 : EnglishWords.number(match.group("m")).intValue();
    Clock hour = at(hour(match.group("h")), 0, 0, 2, half(match), null);
    if (hour == null || minutes > 59) {
      return null;
    }
    boolean to = EnglishWords.lower(match.group("to")).equals("to");
    LocalTime time = to ? hour.time().minusMinutes(minutes) : hour.time().plusMinutes(minutes);
    return new Clock(time, 2, hour.open(), null);
  }

  private static int hour(String word) {
    return EnglishWords.number(word).intValue();
  }

  /// `am`, `pm` or nothing.
  private static String half(MatchResult match) {
    String am = group(match, "am");
    String in = group(match, "in");
    if (am != null) {
      return EnglishWords.lower(am).startsWith("a") ? "am" : "pm";
    }
    if (group(match, "night") != null) {
      return "night";
    }
    return in == null ? "" : EnglishWords.lower(in).equals("morning") ? "am" : "pm";
  }

  private static @Nullable Clock at(
      int hour, int minute, int second, int parts, String half, @Nullable Modifier near) {
    if (hour > 24 || (!half.isEmpty() && (hour > 12 || hour == 0))) {
      return null;
    }
    int at =
        switch (half) {
          case "am" -> hour % 12;
          case "pm" -> hour % 12 + 12;
          case "night" -> hour == 12 || hour < 5 ? hour % 12 : hour + 12;
          default -> hour % 24;
        };
    boolean open = half.isEmpty() && hour >= 1 && hour <= 12;
    return new Clock(LocalTime.of(at, minute, second), parts, open, near);
  }

  private static @Nullable Reading part(MatchResult match, Almanac almanac) {
    String word = match.group("p") != null ? match.group("p") : match.group("t");
    Part part = PARTS.get(EnglishWords.lower(word));
    String half = match.group("half");
    if (part == null || half == null) {
      return part;
    }
    return Joins.half(
        part, EnglishWords.lower(half).equals("early") ? Modifier.START : Modifier.END);
  }
}
