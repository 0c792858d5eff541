package chat.maru.dates.english;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pieces of patterns, and what their words mean.
final class EnglishWords {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> ORDINALS =
      List.of(
          "last",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth",
          "twenty-first",
          "twenty-second",
          "twenty-third",
          "twenty-fourth",
          "twenty-fifth",
          "twenty-sixth",
          "twenty-seventh",
          "twenty-eighth",
          "twenty-ninth",
          "thirtieth",
          "thirty-first");
  private static final List<String> ONES =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final Map<String, Integer> TENS =
      Map.of("twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "ninety", 90);

  static final String FULL_MONTH =
      "(?:january|february|april|june|july|august|september|october|november|december)";
  static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
  static final String WEEKDAY =
      "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?)\\b";

  /// Only the full word may stand alone: "sun", "sat" and "mon" are other words too.
  static final String FULL_WEEKDAY =
      "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b";

  static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\b";
  static final String ORDINAL_DAY =
      "(?:(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)\\b|"
          + String.join("|", ORDINALS.subList(1, 32).reversed())
          + ")";
  static final String YEAR = "(?:1[5-9]|20)\\d{2}\\b";
  static final String NTH = "(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))";
  static final String NUMBER =
      "(?:\\d{1,6}(?:\\.\\d{1,3})?|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[-"
          + " ](?:one|two|three|four|five|six|seven|eight|nine))?|"
          + String.join("|", ONES.subList(1, 20).reversed())
          + "|an?\\s+few|a\\s+couple(?:\\s+of)?|an?|few|several|half\\s+an?)";
  static final String LAST = "(?:last|past|previous)";
  static final String NEXT = "(?:next|following|upcoming|coming)";
  static final String SWIFT = "(?:this|" + LAST + "|" + NEXT + ")";

  private EnglishWords() {}

  static int month(String name) {
    return MONTHS.indexOf(lower(name).substring(0, 3)) + 1;
  }

  static DayOfWeek weekday(String name) {
    return DayOfWeek.of(DAYS.indexOf(lower(name).substring(0, 3)) + 1);
  }

  /// -1, 0 or 1 weeks, months or years from this one.
  static int swift(@Nullable String word) {
    if (word == null) {
      return 0;
    }
    String plain = lower(word);
    return plain.matches(LAST) ? -1 : plain.matches(NEXT) ? 1 : 0;
  }

  /// A day of a month in figures or as an ordinal.
  static int day(String word) {
    return Character.isDigit(word.charAt(0))
        ? Integer.parseInt(word.replaceAll("\\D", ""))
        : ORDINALS.indexOf(lower(word));
  }

  /// 0 for the last one.
  static int nth(String word) {
    return day(word);
  }

  static BigDecimal number(String word) {
    String plain = lower(word).replaceAll("\\s+", " ").strip();
    if (Character.isDigit(plain.charAt(0))) {
      return new BigDecimal(plain);
    }
    return switch (plain) {
      case "a", "an" -> BigDecimal.ONE;
      case "a couple", "a couple of" -> BigDecimal.TWO;
      case "few", "a few", "an few", "several" -> BigDecimal.valueOf(3);
      case "half a", "half an" -> new BigDecimal("0.5");
      default -> BigDecimal.valueOf(words(plain));
    };
  }

  private static int words(String plain) {
    int one = ONES.indexOf(plain);
    if (one >= 0) {
      return one;
    }
    String[] parts = plain.split("[- ]", 2);
    return TENS.getOrDefault(parts[0], 0) + (parts.length > 1 ? ONES.indexOf(parts[1]) : 0);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
