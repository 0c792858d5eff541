package chat.maru.orchestrator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What tokens cost, in pico-USD a token (1 USD a million tokens = 1,000,000 pico-USD a token), so
/// that every published price is a whole number and sums are exact.
public record Price(long inputPicos, long cacheReadPicos, long cacheWritePicos, long outputPicos) {
  /// Of own models: their electricity is not on this bill.
  public static final Price FREE = new Price(0, 0, 0, 0);

  public Price {
    if (inputPicos < 0 || cacheReadPicos < 0 || cacheWritePicos < 0 || outputPicos < 0) {
      throw new IllegalArgumentException("a price is never negative");
    }
  }

  /// From USD a million tokens, as price lists print them.
  public static Price perMillion(double input, double cacheRead, double cacheWrite, double output) {
    return new Price(picos(input), picos(cacheRead), picos(cacheWrite), picos(output));
  }

  /// The cost of `usage` in micro-USD, rounded half up.
  public long costMicros(Usage usage) {
    long picos =
        Math.max(0, usage.input() - usage.cacheRead() - usage.cacheWrite()) * inputPicos
            + usage.cacheRead() * cacheReadPicos
            + usage.cacheWrite() * cacheWritePicos
            + usage.output() * outputPicos;
    return (picos + 500_000) / 1_000_000;
  }

  private static long picos(double usdPerMillion) {
    return BigDecimal.valueOf(usdPerMillion)
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
