package chat.maru.orchestrator.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as people write and read them; inside they are micro-USD.
public final class Dollars {
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(?:usd)?", Pattern.CASE_INSENSITIVE);

  private Dollars() {}

  /// Micro-USD of a text such as `5usd`, `0.50 usd` or `5`; empty if it is none.
  public static Optional<Long> parse(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new BigDecimal(matcher.group(1)).movePointRight(6).longValueExact())
        : Optional.empty();
  }

  /// `5.00 USD`, or as many digits as there are.
  public static String text(long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY).toPlainString()
        + " USD";
  }
}
