package chat.maru.orchestrator;

import java.util.Optional;

/// The receipts of a deployment. Thread-safe.
public interface Receipts {
  /// Keeps a receipt. Does not block: it is written soon after, with others.
  void record(Receipt receipt);

  /// A receipt, also one that was recorded a moment ago. May block.
  Optional<Receipt> find(String id);
}
