package chat.maru.orchestrator.traffic;

import chat.maru.orchestrator.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Receipts that were found, newest first.
///
/// @param before where to look on; `null` if everything was looked at. A page may be short, or
///   empty, and still have it: a search looks at a bounded stretch at a time
public record ReceiptPage(List<Receipt> receipts, @Nullable String before) {
  public ReceiptPage {
    receipts = List.copyOf(receipts);
  }
}
