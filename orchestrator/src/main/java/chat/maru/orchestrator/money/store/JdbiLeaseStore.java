package chat.maru.orchestrator.money.store;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.lease.LeaseStore;
import chat.maru.storage.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The accounts that nodes share, in the database. Every transaction locks the rows of accounts in
/// the order in which they are handed over, and before those of leases.
public final class JdbiLeaseStore implements LeaseStore {
  private final Database database;

  public JdbiLeaseStore(Database database) {
    this.database = database;
  }

  @Override
  public void join(String epoch, long expiresMs) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO ledger_node (epoch, expires_at) VALUES (?, ?)", epoch, expiresMs));
  }

  @Override
  public boolean renew(String epoch, long expiresMs) {
    return database.write(
        handle ->
            handle.execute(
                    "UPDATE ledger_node SET expires_at = ? WHERE epoch = ?", expiresMs, epoch)
                == 1);
  }

  @Override
  public void fence(long nowMs) {
    database.write(handle -> handle.execute("DELETE FROM ledger_node WHERE expires_at < ?", nowMs));
  }

  @Override
  public Map<String, Standing> lease(String epoch, List<Window> wanted, Division division) {
    return database.write(
        handle -> {
          // Locks the row, so that nobody fences this node off meanwhile.
          if (handle.execute("UPDATE ledger_node SET epoch = epoch WHERE epoch = ?", epoch) == 0) {
            throw new Fenced(epoch);
          }
          Map<String, Standing> standings = new HashMap<>();
          for (Window window : wanted) {
            standings.put(window.account(), open(handle, window));
          }
          Map<String, Long> leased = division.divide(standings);
          for (Window window : wanted) {
            long amount = leased.getOrDefault(window.account(), 0L);
            if (amount > 0) {
              standings.compute(
                  window.account(), (account, was) -> add(handle, epoch, account, was, amount));
            }
          }
          return standings;
        });
  }

  /// Locks an account and starts it anew if its window is over.
  private static Standing open(Handle handle, Window window) {
    handle.execute(
        """
        INSERT INTO ledger_account (id, window_start, spent, leased) VALUES (?, ?, 0, 0)
        ON CONFLICT (id) DO NOTHING\
        """,
        window.account(),
        window.startMs());
    Standing standing =
        handle
            .createQuery(
                """
                UPDATE ledger_account SET id = id WHERE id = :id
                RETURNING window_start, spent, leased\
                """)
            .bind("id", window.account())
            .map(
                (row, _) ->
                    new Standing(
                        row.getLong("window_start"), row.getLong("spent"), row.getLong("leased")))
            .one();
    if (standing.windowStartMs() >= window.startMs()) {
      return standing;
    }
    handle.execute(
        "UPDATE ledger_account SET window_start = ?, spent = 0, leased = 0 WHERE id = ?",
        window.startMs(),
        window.account());
    handle.execute(
        "DELETE FROM ledger_lease WHERE account = ? AND window_start < ?",
        window.account(),
        window.startMs());
    return new Standing(window.startMs(), 0, 0);
  }

  private static Standing add(
      Handle handle, String epoch, String account, Standing was, long amount) {
    handle.execute("UPDATE ledger_account SET leased = leased + ? WHERE id = ?", amount, account);
    handle.execute(
        """
        INSERT INTO ledger_lease (node, account, window_start, amount) VALUES (?, ?, ?, ?)
        ON CONFLICT (account, node, window_start)
        DO UPDATE SET amount = ledger_lease.amount + excluded.amount\
        """,
        epoch,
        account,
        was.windowStartMs(),
        amount);
    return new Standing(was.windowStartMs(), was.spent(), was.leased() + amount);
  }

  @Override
  public void giveBack(String epoch, List<Part> parts) {
    database.write(
        handle -> {
          for (Part part : parts.stream().sorted(BY_ACCOUNT).toList()) {
            LedgerRows.release(
                handle, epoch, part.account(), part.windowStartMs(), part.amount(), 0);
          }
          return parts.size();
        });
  }

  private static final java.util.Comparator<Part> BY_ACCOUNT =
      java.util.Comparator.comparing(Part::account);

  @Override
  public Map<String, Standing> standings(List<String> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle -> {
          Map<String, Standing> found = new HashMap<>();
          handle
              .createQuery(
                  "SELECT id, window_start, spent, leased FROM ledger_account WHERE id IN (<ids>)")
              .bindList("ids", accounts)
              .map(
                  (row, _) ->
                      Map.entry(
                          row.getString("id"),
                          new Standing(
                              row.getLong("window_start"),
                              row.getLong("spent"),
                              row.getLong("leased"))))
              .forEach(each -> found.put(each.getKey(), each.getValue()));
          return found;
        });
  }

  @Override
  public Standing sum(AccountId each, long windowStartMs) {
    String start = each.scope().kind().code() + ":";
    String end = ":" + each.measure().code() + ":" + each.period().code();
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(spent), 0) AS spent, COALESCE(SUM(leased), 0) AS leased
                    FROM ledger_account WHERE id LIKE :like AND window_start = :window\
                    """)
                .bind("like", start + "%" + end)
                .bind("window", windowStartMs)
                .map(
                    (row, _) ->
                        new Standing(windowStartMs, row.getLong("spent"), row.getLong("leased")))
                .one());
  }

  @Override
  public long reconcile() {
    return database.write(
        handle -> {
          List<Orphan> orphans =
              handle
                  .createQuery(
                      """
                      SELECT node, account, window_start, amount FROM ledger_lease
                      WHERE node NOT IN (SELECT epoch FROM ledger_node)
                      ORDER BY account\
                      """)
                  .map(
                      (row, _) ->
                          new Orphan(
                              row.getString("node"),
                              new Part(
                                  row.getString("account"),
                                  row.getLong("window_start"),
                                  row.getLong("amount"))))
                  .list();
          long freed = 0;
          for (Orphan orphan : new ArrayList<>(orphans)) {
            Part part = orphan.part();
            LedgerRows.release(
                handle, orphan.node(), part.account(), part.windowStartMs(), part.amount(), 0);
            freed += part.account().contains(":micros:") ? part.amount() : 0;
          }
          return freed;
        });
  }

  @Override
  public void bury(String epoch, List<Part> free) {
    Map<String, Long> freed = new HashMap<>();
    free.forEach(
        part -> freed.merge(part.account() + " " + part.windowStartMs(), part.amount(), Long::sum));
    database.write(
        handle -> {
          List<Part> leased =
              handle
                  .createQuery(
                      """
                      SELECT account, window_start, amount FROM ledger_lease WHERE node = :node
                      ORDER BY account\
                      """)
                  .bind("node", epoch)
                  .map(
                      (row, _) ->
                          new Part(
                              row.getString("account"),
                              row.getLong("window_start"),
                              row.getLong("amount")))
                  .list();
          for (Part part : leased) {
            long back =
                Math.min(
                    part.amount(),
                    freed.getOrDefault(part.account() + " " + part.windowStartMs(), 0L));
            LedgerRows.release(
                handle,
                epoch,
                part.account(),
                part.windowStartMs(),
                part.amount(),
                part.amount() - back);
          }
          return handle.execute("DELETE FROM ledger_node WHERE epoch = ?", epoch);
        });
  }

  private record Orphan(String node, Part part) {}
}
