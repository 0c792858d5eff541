package chat.maru.orchestrator;

import chat.maru.orchestrator.money.Settlement;
import java.util.List;
import java.util.Optional;

/// The receipts of a deployment. Thread-safe.
public interface Receipts {
  /// Keeps a receipt. Does not block: it is written soon after, with others.
  default void record(Receipt receipt) {
    record(receipt, List.of());
  }

  /// Keeps a receipt together with what its attempts settle: both are written, or neither.
  void record(Receipt receipt, List<Settlement> settled);

  /// A receipt, also one that was recorded a moment ago. May block.
  Optional<Receipt> find(String id);
}
