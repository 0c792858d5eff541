package chat.maru.dates.reading;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/// A length of time as it was said: "한 달 21일" is one month and 21 days.
public record Amount(List<Piece> pieces) {
  /// More than anybody means, and less than what calendars can add.
  private static final long MOST = 100_000;

  /// @param count positive; a fraction only counts in seconds
  public record Piece(BigDecimal count, Unit unit) {}

  public Amount {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("an amount of nothing (expected: at least one piece)");
    }
  }

  public static Amount of(long count, Unit unit) {
    return new Amount(List.of(new Piece(BigDecimal.valueOf(count), unit)));
  }

  /// Whether it can be added to a date.
  public boolean sensible() {
    return pieces.stream().allMatch(p -> p.count().compareTo(BigDecimal.valueOf(MOST)) <= 0);
  }

  /// Whether a piece is shorter than a day.
  public boolean clock() {
    return pieces.stream().anyMatch(p -> p.unit().clock());
  }

  public Unit coarsest() {
    return pieces.getFirst().unit();
  }

  public long seconds() {
    return pieces.stream()
        .map(p -> p.count().multiply(BigDecimal.valueOf(p.unit().seconds())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValue();
  }

  public long millis() {
    return pieces.stream()
        .map(p -> p.count().multiply(BigDecimal.valueOf(p.unit().seconds() * 1000)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValue();
  }

  public String timex() {
    StringBuilder out = new StringBuilder("P");
    boolean clock = false;
    for (Piece piece : pieces) {
      if (piece.unit().clock() && !clock) {
        out.append('T');
        clock = true;
      }
      out.append(piece.count().stripTrailingZeros().toPlainString()).append(piece.unit().letter());
    }
    return out.toString();
  }

  /// The moment that lies this far after `from`, or before it where `sign` is -1.
  public LocalDateTime add(LocalDateTime from, int sign) {
    LocalDateTime at = from;
    for (Piece piece : pieces) {
      long whole = sign * piece.count().longValue();
      BigDecimal rest = piece.count().remainder(BigDecimal.ONE);
      at =
          switch (piece.unit()) {
            case YEAR -> at.plusYears(whole);
            case MONTH -> at.plusMonths(whole);
            case WEEK -> at.plusWeeks(whole);
            case DAY -> at.plusDays(whole);
            case BUSINESS_DAY -> businessDays(at, whole);
            case HOUR -> at.plusHours(whole);
            case MINUTE -> at.plusMinutes(whole);
            case SECOND -> at.plusSeconds(whole);
          };
      if (rest.signum() != 0 && piece.unit() == Unit.YEAR) {
        // Half a year is six months, however long they are.
        at = at.plusMonths(sign * rest.multiply(BigDecimal.valueOf(12)).longValue());
      } else if (rest.signum() != 0) {
        at =
            at.plusSeconds(
                sign * rest.multiply(BigDecimal.valueOf(piece.unit().seconds())).longValue());
      }
    }
    return at;
  }

  /// Saturdays and Sundays do not count. Whole weeks are stepped over at once.
  private static LocalDateTime businessDays(LocalDateTime from, long days) {
    LocalDateTime at = from.plusWeeks(days / 5);
    int step = days < 0 ? -1 : 1;
    long left = Math.abs(days % 5);
    while (left > 0) {
      at = at.plusDays(step);
      if (at.getDayOfWeek().getValue() < 6) {
        left--;
      }
    }
    return at;
  }
}
