package chat.maru.orchestrator.store;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.traffic.ReceiptFilter;
import chat.maru.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes receipts, and what the router kept of them, when their time is over. What was spent and
/// the sums of traffic stay.
///
/// A batch a transaction, found by the key and never read: however many there are, other writers
/// come in between, and memory holds none of them.
public final class OldReceipts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OldReceipts.class);
  private static final Duration BETWEEN = Duration.ofHours(1);

  /// Rows in one transaction.
  static final int BATCH = 2_000;

  private final Database database;
  private final InstantSource clock;
  private volatile Duration keep;
  private volatile boolean closed;

  /// @param keep how long a receipt is kept
  public OldReceipts(Database database, Duration keep, InstantSource clock) {
    this.database = database;
    this.keep = keep;
    this.clock = clock;
  }

  /// Takes over a changed configuration.
  public void configure(Duration changed) {
    keep = changed;
  }

  /// Deletes what is over now. Blocks.
  ///
  /// @return how many transactions it took
  public int forget() {
    Instant oldest = clock.instant().minus(keep);
    String bound = new ReceiptFilter(null, null, null, null, null, oldest, null, null).highestId();
    return batches("receipt", "id", "id < :bound", bound)
        + batches("route_outcome", "receipt_id", "receipt_id < :bound", bound)
        + batches("route_decision", "receipt_id", "receipt_id < :bound", bound);
  }

  private int batches(String table, String key, String over, String bound) {
    String sql =
        "DELETE FROM %s WHERE %s IN (SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT :most)"
            .formatted(table, key, key, table, over, key);
    int batches = 0;
    int deleted;
    do {
      deleted =
          database.write(
              handle ->
                  handle.createUpdate(sql).bind("bound", bound).bind("most", BATCH).execute());
      batches += deleted > 0 ? 1 : 0;
    } while (deleted >= BATCH && !closed);
    return batches;
  }

  /// Looks every hour until this is closed.
  public void watch() {
    Threads.startVirtual(
        "old-receipts",
        () -> {
          while (!closed) {
            try {
              forget();
            } catch (MaruException e) {
              LOG.warn("Old receipts could not be deleted; trying again later", e);
            }
            Threads.sleep(BETWEEN);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
