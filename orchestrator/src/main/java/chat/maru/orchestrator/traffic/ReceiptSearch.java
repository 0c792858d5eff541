package chat.maru.orchestrator.traffic;

/// Finds receipts.
@FunctionalInterface
public interface ReceiptSearch {
  /// The newest receipts that match. Blocks, for a bounded amount of work.
  ///
  /// @param limit at least 1
  ReceiptPage find(ReceiptFilter filter, int limit);
}
