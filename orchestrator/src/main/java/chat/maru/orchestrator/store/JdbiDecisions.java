package chat.maru.orchestrator.store;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Decisions;
import chat.maru.orchestrator.routing.feedback.Outcome;
import chat.maru.orchestrator.routing.feedback.Report;
import chat.maru.orchestrator.routing.feedback.Signal;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decisions in the database, written in batches by a thread of their own. What does not fit into
/// the queue is dropped: a decision is a help, no proof.
public final class JdbiDecisions implements Decisions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiDecisions.class);
  private static final int QUEUE = 4_096;
  private static final Duration GATHER = Duration.ofMillis(200);

  private final Database database;
  private final BlockingQueue<Row> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<String, Decision> unwritten = new ConcurrentHashMap<>();
  private final Thread writer;
  private volatile boolean closed;

  private record Row(String receipt, Instant at, Decision decision) {}

  public JdbiDecisions(Database database) {
    this.database = database;
    this.writer = Threads.startVirtual("decisions", this::write);
  }

  @Override
  public void record(String receipt, Instant at, Decision decision) {
    unwritten.put(receipt, decision);
    if (!queue.offer(new Row(receipt, at, decision))) {
      unwritten.remove(receipt);
    }
  }

  @Override
  public Optional<Decision> find(String receipt) {
    Decision fresh = unwritten.get(receipt);
    if (fresh != null) {
      return Optional.of(fresh);
    }
    return database
        .read(
            handle ->
                handle
                    .createQuery("SELECT body FROM route_decision WHERE receipt_id = :id")
                    .bind("id", receipt)
                    .mapTo(String.class)
                    .findOne())
        .map(body -> Decision.read(Json.parseObject(body)));
  }

  @Override
  public Optional<Decision> findOfTurn(RoomId room, String turn, String receipt) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT d.body FROM receipt r JOIN route_decision d ON d.receipt_id = r.id
                        WHERE r.room_id = :room AND r.id < :receipt AND r.body LIKE :turn
                        ORDER BY r.id DESC LIMIT 1\
                        """)
                    .bind("room", room.value())
                    .bind("receipt", receipt)
                    .bind("turn", "%\"turn\":\"" + turn + "\"%")
                    .mapTo(String.class)
                    .findOne())
        .map(body -> Decision.read(Json.parseObject(body)));
  }

  @Override
  public boolean append(Outcome outcome) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO route_outcome
                          (receipt_id, user_id, signal, at, model, kind, start, ease, propensity)
                        VALUES
                          (:receipt, :user, :signal, :at, :model, :kind, :start, :ease, :propensity)
                        ON CONFLICT (receipt_id, user_id, signal) DO NOTHING\
                        """)
                    .bind("receipt", outcome.receipt())
                    .bind("user", outcome.user())
                    .bind("signal", outcome.signal().name())
                    .bind("at", outcome.at().toEpochMilli())
                    .bind("model", outcome.model())
                    .bind("kind", outcome.kind())
                    .bind("start", outcome.start())
                    .bind("ease", outcome.ease())
                    .bind("propensity", outcome.propensity())
                    .execute())
        == 1;
  }

  @Override
  public List<Outcome> outcomes(int most) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT receipt_id, user_id, signal, at, model, kind, start, ease, propensity
                        FROM route_outcome ORDER BY at DESC LIMIT :most\
                        """)
                    .bind("most", most)
                    .map((results, _) -> outcome(results))
                    .list())
        .reversed();
  }

  private static Outcome outcome(ResultSet results) throws SQLException {
    return new Outcome(
        results.getString("receipt_id"),
        results.getString("user_id"),
        Instant.ofEpochMilli(results.getLong("at")),
        Signal.valueOf(results.getString("signal")),
        results.getString("model"),
        results.getString("kind"),
        results.getDouble("start"),
        results.getDouble("ease"),
        results.getDouble("propensity"));
  }

  @Override
  public Report report(Instant since) {
    return database.read(handle -> new DecisionSums(handle, since.toEpochMilli()).report());
  }

  /// Writes what waits and stops.
  @Override
  public void close() {
    closed = true;
    try {
      if (!writer.join(Duration.ofSeconds(5))) {
        LOG.warn("{} decisions could not be written", unwritten.size());
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private void write() {
    List<Row> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        Row first = queue.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        if (!closed) {
          Threads.sleep(GATHER);
        }
        batch.add(first);
        queue.drainTo(batch, 1_000);
        database.write(handle -> insert(handle, batch));
      } catch (MaruException e) {
        LOG.warn("{} decisions were not written", batch.size(), e);
      } catch (InterruptedException e) {
        return; // the server is ending
      }
      batch.forEach(row -> unwritten.remove(row.receipt()));
      batch.clear();
    }
  }

  private static int insert(Handle handle, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO route_decision
              (receipt_id, at, model, kind, predicted, propensity, explored,
               cost_micros, best_micros, random_micros, first_micros, body)
            VALUES
              (:receipt, :at, :model, :kind, :predicted, :propensity, :explored,
               :cost, :best, :random, :first, :body)\
            """);
    for (Row row : rows) {
      Decision decision = row.decision();
      double random =
          decision.options().stream().mapToLong(Decision.Option::costMicros).average().orElse(0);
      batch
          .bind("receipt", row.receipt())
          .bind("at", row.at().toEpochMilli())
          .bind("model", decision.taken().model())
          .bind("kind", decision.kind())
          .bind("predicted", decision.taken().chance())
          .bind("propensity", decision.propensity())
          .bind("explored", decision.explored() ? 1 : 0)
          .bind("cost", decision.taken().costMicros())
          .bind("best", decision.mostCapable().costMicros())
          .bind("random", Math.round(random))
          .bind("first", decision.options().getFirst().costMicros())
          .bind("body", decision.toJson().toText())
          .add();
    }
    return batch.execute().length;
  }
}
