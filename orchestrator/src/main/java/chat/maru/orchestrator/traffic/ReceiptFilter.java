package chat.maru.orchestrator.traffic;

import chat.maru.orchestrator.Receipt;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which receipts are looked for; `null` leaves a field open.
///
/// @param trace a hash or an id that stands in what the receipt says of the words that left
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
    @Nullable String trace,
    @Nullable String before) {
  private static final Pattern TRACE = Pattern.compile("[0-9a-z_:-]{1,100}");

  private static final String FIRST = "00000000-0000-7000-8000-000000000000";
  private static final String LAST = "ffffffff-ffff-7fff-bfff-ffffffffffff";

  public ReceiptFilter {
    if (trace != null && !TRACE.matcher(trace).matches()) {
      throw new IllegalArgumentException("A trace is a hash or an id");
    }
  }

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
