package chat.maru.orchestrator.money.store;

import org.jdbi.v3.core.Handle;

/// Changes of the accounts that leases and settlements share.
final class LedgerRows {
  private LedgerRows() {}

  /// Takes `leased` out of a node's lease and out of its account, and adds `cost` to what the
  /// account has spent. An account whose window has gone on is left alone.
  static void release(
      Handle handle, String node, String account, long windowStart, long leased, long cost) {
    int open =
        handle.execute(
            """
            UPDATE ledger_account SET spent = spent + ?, leased = leased - ?
            WHERE id = ? AND window_start = ?""",
            cost,
            leased,
            account,
            windowStart);
    if (open == 0 || leased == 0) {
      return;
    }
    handle.execute(
        """
        UPDATE ledger_lease SET amount = amount - ?
        WHERE account = ? AND node = ? AND window_start = ?""",
        leased,
        account,
        node,
        windowStart);
    handle.execute(
        """
        DELETE FROM ledger_lease
        WHERE account = ? AND node = ? AND window_start = ? AND amount = 0""",
        account,
        node,
        windowStart);
  }
}
