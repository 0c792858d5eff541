package chat.maru.orchestrator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What tokens cost, in pico-USD a token (1 USD a million tokens = 1,000,000 pico-USD a token), so
/// that every published price is a whole number and sums are exact.
///
/// @param rates the rates of an ordinary request
/// @param longer rates that hold for the whole of a request whose input is longer than theirs
///   (Anthropic, Gemini and OpenAI price long contexts so)
/// @param changes prices that replace this one from their instant on
public record Price(Rates rates, List<Longer> longer, List<Change> changes) {
  /// Of own models: their electricity is not on this bill.
  public static final Price FREE = new Price(0, 0, 0, 0);

  public Price {
    longer = longer.stream().sorted(Comparator.comparingLong(Longer::over).reversed()).toList();
    changes = changes.stream().sorted(Comparator.comparing(Change::from).reversed()).toList();
  }

  public Price(long inputPicos, long cacheReadPicos, long cacheWritePicos, long outputPicos) {
    this(
        new Rates(
            inputPicos, cacheReadPicos, cacheWritePicos, cacheWritePicos, inputPicos, outputPicos),
        List.of(),
        List.of());
  }

  /// What each kind of token costs. Pictures count as ordinary input at every vendor listed;
  /// reasoning counts as output.
  ///
  /// @param cacheWrite for five minutes, or for no said time
  /// @param cacheWrite1h for one hour
  public record Rates(
      long input,
      long cacheRead,
      long cacheWrite,
      long cacheWrite1h,
      long audioInput,
      long output) {
    public Rates {
      if (Math.min(Math.min(input, cacheRead), Math.min(cacheWrite, cacheWrite1h)) < 0
          || Math.min(audioInput, output) < 0) {
        throw new IllegalArgumentException("a price is never negative");
      }
    }

    private long picos(Usage usage) {
      long apart =
          usage.cacheRead() + usage.cacheWrite() + usage.cacheWrite1h() + usage.audioInput();
      return Math.max(0, usage.input() - apart) * input
          + usage.cacheRead() * cacheRead
          + usage.cacheWrite() * cacheWrite
          + usage.cacheWrite1h() * cacheWrite1h
          + usage.audioInput() * audioInput
          + usage.output() * output;
    }

    private Rates dearestInput(boolean hour) {
      long most = Math.max(Math.max(input, audioInput), Math.max(cacheWrite, cacheRead));
      return new Rates(hour ? Math.max(most, cacheWrite1h) : most, 0, 0, 0, 0, output);
    }
  }

  /// @param over the longest input, in tokens, that the rates below still hold for
  public record Longer(long over, Rates rates) {}

  public record Change(Instant from, Price price) {}

  /// From USD a million tokens, as price lists print them.
  public static Price perMillion(double input, double cacheRead, double cacheWrite, double output) {
    return new Price(picos(input), picos(cacheRead), picos(cacheWrite), picos(output));
  }

  public long inputPicos() {
    return rates.input();
  }

  public long cacheReadPicos() {
    return rates.cacheRead();
  }

  public long cacheWritePicos() {
    return rates.cacheWrite();
  }

  public long outputPicos() {
    return rates.output();
  }

  /// The price at an instant.
  public Price at(Instant instant) {
    for (Change change : changes) {
      if (!change.from().isAfter(instant)) {
        return change.price();
      }
    }
    return this;
  }

  /// The cost of `usage` in micro-USD, rounded half up.
  public long costMicros(Usage usage) {
    return micros(ratesFor(usage.input()).picos(usage), 500_000);
  }

  /// The most that a request may cost in micro-USD, rounded up: nothing of its input is read from a
  /// cache, and all of it may be written to one.
  ///
  /// @param hour whether it asks for a cache of one hour
  public long mostMicros(long input, long output, boolean hour) {
    Usage most = Usage.estimate(input, output);
    long picos = rates.dearestInput(hour).picos(most);
    for (Longer step : longer) {
      if (input > step.over()) {
        picos = Math.max(picos, step.rates().dearestInput(hour).picos(most));
      }
    }
    return micros(picos, 999_999);
  }

  private Rates ratesFor(long input) {
    for (Longer step : longer) {
      if (input > step.over()) {
        return step.rates();
      }
    }
    return rates;
  }

  private static long micros(long picos, long rounding) {
    return (picos + rounding) / 1_000_000;
  }

  /// Pico-USD a token of USD a million tokens.
  public static long picos(double usdPerMillion) {
    return BigDecimal.valueOf(usdPerMillion)
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
