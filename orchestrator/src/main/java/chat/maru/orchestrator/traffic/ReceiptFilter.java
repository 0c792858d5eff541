package chat.maru.orchestrator.traffic;

import chat.maru.orchestrator.Receipt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which receipts are looked for; `null` leaves a field open.
///
/// @param before only receipts with smaller ids: where the page before ended
/// @param from the earliest, inclusive
/// @param to the latest, exclusive
public record ReceiptFilter(
    @Nullable String model,
    Receipt.@Nullable Outcome outcome,
    @Nullable String key,
    @Nullable String room,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String before) {
  private static final String FIRST = "00000000-0000-7000-8000-000000000000";
  private static final String LAST = "ffffffff-ffff-7fff-bfff-ffffffffffff";

  /// Ids of receipts begin with their time (UUIDv7), so times are bounds of the key too.
  public String lowestId() {
    return from == null ? FIRST : idAt(from);
  }

  /// Exclusive.
  public String highestId() {
    String latest = to == null ? LAST : idAt(to);
    return before != null && before.compareTo(latest) < 0 ? before : latest;
  }

  private static String idAt(Instant instant) {
    long ms = Math.max(0, instant.toEpochMilli());
    return new UUID(ms << 16 | 0x7000L, 0x8000_0000_0000_0000L).toString();
  }
}
