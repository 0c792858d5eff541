package chat.maru.orchestrator.money.store;

import chat.maru.orchestrator.money.Settlement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Writes settlements inside the transaction that writes their receipts, so that both are on disk
/// or neither is. Many calls of one account become one change of it.
public final class Settlements {
  private Settlements() {}

  public static void write(Handle handle, List<Settlement> settlements) {
    Map<String, Settlement> sums = new TreeMap<>();
    for (Settlement each : settlements) {
      String place = each.account() + " " + each.windowStart() + " " + each.node();
      sums.merge(place, each, Settlements::plus);
    }
    sums.values().forEach(sum -> write(handle, sum));
  }

  private static Settlement plus(Settlement a, Settlement b) {
    return new Settlement(
        a.account(), a.windowStart(), a.node(), a.cost() + b.cost(), a.leased() + b.leased());
  }

  private static void write(Handle handle, Settlement sum) {
    if (sum.node().isEmpty()) {
      handle.execute(
          """
          INSERT INTO ledger_account (id, window_start, spent, leased) VALUES (?, ?, 0, 0)
          ON CONFLICT (id) DO NOTHING""",
          sum.account(),
          sum.windowStart());
    }
    LedgerRows.release(
        handle, sum.node(), sum.account(), sum.windowStart(), sum.leased(), sum.cost());
  }
}
