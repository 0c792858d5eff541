package chat.maru.mate.errand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads "3만 5천원 4명이서 나눠줘", "split $45.50 between 3 people" and their like. What was divided in the
/// past is no request.
final class BillRequest {
  /// Larger sums are slips of the finger.
  private static final long MOST = 1_000_000_000_000L;

  private static final int MOST_PEOPLE = 1_000;
  private static final Pattern WON =
      rule(
          "(?:(?<eok>\\d[\\d,]*(?:\\.\\d+)?)\\s*억\\s*)?(?:(?<man>\\d[\\d,]*(?:\\.\\d+)?)\\s*만\\s*)?"
              + "(?:(?<cheon>\\d{1,3}(?:\\.\\d+)?)\\s*천\\s*)?(?<one>\\d[\\d,]*)?\\s*(?:원|won\\b|krw\\b)");
  private static final Pattern COINS =
      rule(
          "(?:(?<before>[$€£])\\s*(?<a>\\d[\\d,]*(?:\\.\\d{1,2})?))"
              + "|(?:(?<b>\\d[\\d,]*(?:\\.\\d{1,2})?)\\s*(?<after>dollars?|usd|euros?|eur|pounds?|gbp)\\b)");
  private static final Pattern PEOPLE =
      rule(
          "(?<n>\\d{1,4})\\s*(?:명|사람|인(?=이서|으로|\\s|$)|ways?\\b|people\\b|persons?\\b|of"
              + " us\\b|friends?\\b)|(?<ko>둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)(?=이서|이|\\s*명|\\s*사람)");
  private static final Map<String, Integer> COUNTED =
      Map.of("둘", 2, "셋", 3, "넷", 4, "다섯", 5, "여섯", 6, "일곱", 7, "여덟", 8, "아홉", 9, "열", 10);
  private static final Pattern DIVIDES =
      rule(
          "나눠|나누면|나누어|나눕|(?:엔|n)\\s*빵|1\\s*/\\s*n|더치|분담|쪼개"
              + "|\\bsplit\\b|\\bdivide\\b|\\bshare\\b.{0,20}\\bbill\\b|\\bgo dutch\\b");
  private static final Pattern PAST = rule("나눴|나누었|했었|했지|했더|뭐라고|\\bdid\\b|\\bwas\\b|\\bwere\\b");

  private BillRequest() {}

  static Optional<Errand> read(String text) {
    if (text.length() > 200 || !DIVIDES.matcher(text).find() || PAST.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher won = WON.matcher(text);
    if (won.find() && won.group().strip().length() > 1) {
      return bill(won(won), "KRW", text);
    }
    Matcher coins = COINS.matcher(text);
    if (coins.find()) {
      String amount = coins.group("a") == null ? coins.group("b") : coins.group("a");
      BigDecimal cents = number(amount).movePointRight(2);
      return bill(cents, currency(coins), text);
    }
    return Optional.empty();
  }

  private static Optional<Errand> bill(BigDecimal units, String currency, String text) {
    Matcher people = PEOPLE.matcher(text);
    int count =
        !people.find()
            ? 0
            : people.group("n") == null
                ? COUNTED.getOrDefault(people.group("ko"), 0)
                : Integer.parseInt(people.group("n"));
    boolean sound =
        units.signum() > 0
            && units.compareTo(BigDecimal.valueOf(MOST)) <= 0
            && count <= MOST_PEOPLE
            && units.stripTrailingZeros().scale() <= 0;
    return sound
        ? Optional.of(new Errand.SplitBill(units.longValueExact(), currency, count))
        : Optional.empty();
  }

  private static BigDecimal won(Matcher parts) {
    return times(parts.group("eok"), 100_000_000)
        .add(times(parts.group("man"), 10_000))
        .add(times(parts.group("cheon"), 1_000))
        .add(times(parts.group("one"), 1));
  }

  private static BigDecimal times(@org.jspecify.annotations.Nullable String digits, long unit) {
    return digits == null ? BigDecimal.ZERO : number(digits).multiply(BigDecimal.valueOf(unit));
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.replace(",", "")).setScale(4, RoundingMode.UNNECESSARY);
  }

  private static String currency(Matcher coins) {
    String sign = coins.group("before") == null ? coins.group("after") : coins.group("before");
    String name = sign.toLowerCase(Locale.ROOT);
    return name.startsWith("€") || name.startsWith("eu")
        ? "EUR"
        : name.startsWith("£") || name.startsWith("p") || name.startsWith("g") ? "GBP" : "USD";
  }

  private static Pattern rule(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
