package chat.maru.orchestrator.money.store;

import org.jdbi.v3.core.Handle;

/// Changes of the accounts that leases and settlements share.
final class LedgerRows {
  private LedgerRows() {}

  /// Takes `leased` out of a node's lease and out of its account, and adds `cost` to what the
  /// account has spent. An account whose window has gone on is left alone, and a lease that was
  /// given back in the meantime is not taken from again: that would make money.
  static void release(
      Handle handle, String node, String account, long windowStart, long leased, long cost) {
    int open =
        handle.execute(
            """
            UPDATE ledger_account SET spent = spent + ?, leased = leased - COALESCE(
              (SELECT CASE WHEN l.amount < ? THEN l.amount ELSE ? END FROM ledger_lease l
               WHERE l.account = ledger_account.id AND l.node = ?
                 AND l.window_start = ledger_account.window_start), 0)
            WHERE id = ? AND window_start = ?\
            """,
            cost,
            leased,
            leased,
            node,
            account,
            windowStart);
    if (open == 0 || leased == 0) {
      return;
    }
    handle.execute(
        """
        UPDATE ledger_lease SET amount = CASE WHEN amount < ? THEN 0 ELSE amount - ? END
        WHERE account = ? AND node = ? AND window_start = ?\
        """,
        leased,
        leased,
        account,
        node,
        windowStart);
    handle.execute(
        """
        DELETE FROM ledger_lease
        WHERE account = ? AND node = ? AND window_start = ? AND amount = 0\
        """,
        account,
        node,
        windowStart);
  }
}
