package chat.maru.orchestrator.money;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// After which time a budget or limit starts anew: calendar days and months in the operator's zone.
public enum Period {
  MINUTE,
  DAY,
  MONTH,
  /// Never.
  TOTAL;

  private static final long MINUTE_MS = 60_000;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Finds a period that a budget may have.
  public static Optional<Period> ofBudget(String code) {
    return switch (code) {
      case "day" -> Optional.of(DAY);
      case "month" -> Optional.of(MONTH);
      case "total" -> Optional.of(TOTAL);
      default -> Optional.empty();
    };
  }

  /// The window around an instant.
  public Window around(long nowMs, ZoneId zone) {
    return switch (this) {
      case TOTAL -> new Window(0, Long.MAX_VALUE);
      case MINUTE -> {
        long start = Math.floorDiv(nowMs, MINUTE_MS) * MINUTE_MS;
        yield new Window(start, start + MINUTE_MS);
      }
      case DAY -> {
        ZonedDateTime day = day(nowMs, zone);
        yield new Window(millis(day), millis(day.plusDays(1)));
      }
      case MONTH -> {
        ZonedDateTime month = day(nowMs, zone).withDayOfMonth(1);
        yield new Window(millis(month), millis(month.plusMonths(1)));
      }
    };
  }

  private static ZonedDateTime day(long nowMs, ZoneId zone) {
    return Instant.ofEpochMilli(nowMs).atZone(zone).truncatedTo(ChronoUnit.DAYS);
  }

  private static long millis(ZonedDateTime at) {
    return at.toInstant().toEpochMilli();
  }

  /// From `startMs` up to but without `endMs`, in UTC milliseconds.
  public record Window(long startMs, long endMs) {}
}
