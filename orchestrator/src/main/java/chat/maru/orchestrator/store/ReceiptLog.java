package chat.maru.orchestrator.store;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.money.Settlement;
import chat.maru.orchestrator.money.store.Settlements;
import chat.maru.orchestrator.traffic.Rollup;
import chat.maru.storage.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receipts in the database, written in batches by a thread of their own.
///
/// A call puts its receipt into a bounded queue and goes on. Every [#GATHER] the writer takes all
/// that wait and writes them in one transaction, so a crash loses at most what the last fraction of
/// a second brought. If the queue is full, calls wait: a receipt is never dropped while the
/// database takes writes. While it takes none, the oldest give way, and the log says how many. The
/// same transaction adds them to the sums of traffic.
public final class ReceiptLog implements Receipts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptLog.class);
  private static final int QUEUE = 16_384;
  private static final int BATCH = 2_048;
  private static final Duration GATHER = Duration.ofMillis(100);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 5;
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final Database database;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<String, Receipt> unwritten = new ConcurrentHashMap<>();
  private final Thread writer;
  private volatile boolean closed;

  /// When old sums were dropped last; only the writer looks at it.
  private long forgottenAtMs;

  public ReceiptLog(Database database) {
    this.database = database;
    this.writer = Threads.startVirtual("receipts", this::write);
  }

  /// A receipt and what its attempts settle.
  private record Entry(Receipt receipt, List<Settlement> settled) {}

  @Override
  public void record(Receipt receipt, List<Settlement> settled) {
    Entry entry = new Entry(receipt, List.copyOf(settled));
    unwritten.put(receipt.id(), receipt);
    try {
      queue.put(entry);
    } catch (InterruptedException e) {
      // Whoever asked is gone; the receipt is not.
      Thread.currentThread().interrupt();
      if (!queue.offer(entry)) {
        unwritten.remove(receipt.id());
        LOG.error("A receipt was lost: the queue is full");
      }
    }
  }

  @Override
  public Optional<Receipt> find(String id) {
    Receipt fresh = unwritten.get(id);
    if (fresh != null) {
      return Optional.of(fresh);
    }
    return database
        .read(
            handle ->
                handle
                    .createQuery("SELECT body FROM receipt WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(body -> ReceiptCodec.decode(Json.parseObject(body)));
  }

  /// Writes what waits and stops.
  @Override
  public void close() {
    closed = true;
    try {
      boolean done = writer.join(Duration.ofSeconds(10));
      if (!done) {
        LOG.error("{} receipts could not be written", unwritten.size());
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private void write() {
    List<Entry> batch = new ArrayList<>(BATCH);
    while (!closed || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        if (!closed) {
          Threads.sleep(GATHER);
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        writeOrGiveUp(batch);
        batch.forEach(entry -> unwritten.remove(entry.receipt().id()));
        batch.clear();
      } catch (InterruptedException e) {
        return; // the server is ending; what waits was told in close()
      }
    }
  }

  private void writeOrGiveUp(List<Entry> batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        database.write(handle -> insert(handle, batch));
        return;
      } catch (MaruException e) {
        LOG.error("{} receipts could not be written, attempt {}", batch.size(), attempt, e);
        if (attempt == ATTEMPTS || closed) {
          return;
        }
        Threads.sleep(AFTER_FAILURE);
      }
    }
  }

  /// Plain JDBC: it is the hottest statement of the server. A batch that is written again, because
  /// nobody knew whether its commit had come through, changes nothing: the receipt's id stands for
  /// its attempts, and only new receipts are settled and summed up.
  private int insert(Handle handle, List<Entry> batch) {
    String sql =
        """
        INSERT INTO receipt
          (id, at, user_id, room_id, key_id, model, provider, outcome,
           input_tokens, output_tokens, cost_micros, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING""";
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (Entry entry : batch) {
        bind(statement, entry.receipt());
        statement.addBatch();
      }
      int[] written = statement.executeBatch();
      List<Receipt> fresh = new ArrayList<>(batch.size());
      List<Settlement> settled = new ArrayList<>();
      for (int i = 0; i < written.length; i++) {
        if (written[i] == 1) {
          fresh.add(batch.get(i).receipt());
          settled.addAll(batch.get(i).settled());
        }
      }
      TrafficRows.add(handle, Rollup.of(fresh));
      Settlements.write(handle, settled);
      forgetOld(handle, batch.getLast().receipt().at().toEpochMilli());
      return written.length;
    } catch (SQLException e) {
      throw new ReceiptsNotWritten(e);
    }
  }

  private void forgetOld(Handle handle, long nowMs) {
    if (nowMs - forgottenAtMs > FORGET_EVERY.toMillis()) {
      TrafficRows.forget(handle, nowMs);
      forgottenAtMs = nowMs;
    }
  }

  private static void bind(PreparedStatement statement, Receipt receipt) throws SQLException {
    Origin origin = receipt.origin();
    Model model = receipt.model();
    statement.setString(1, receipt.id());
    statement.setLong(2, receipt.at().toEpochMilli());
    statement.setString(3, origin.user() == null ? null : origin.user().value());
    statement.setString(4, origin.room() == null ? null : origin.room().value());
    statement.setString(5, origin.key());
    statement.setString(6, model == null ? null : model.name());
    statement.setString(7, model == null ? null : model.provider());
    statement.setString(8, receipt.outcome().name());
    statement.setLong(9, receipt.usage().input());
    statement.setLong(10, receipt.usage().output());
    statement.setLong(11, receipt.costMicros());
    statement.setString(12, ReceiptText.of(receipt));
  }

  private static final class ReceiptsNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReceiptsNotWritten(SQLException cause) {
      super(cause);
    }
  }
}
