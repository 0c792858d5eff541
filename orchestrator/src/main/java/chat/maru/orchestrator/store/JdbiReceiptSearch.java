package chat.maru.orchestrator.store;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.traffic.ReceiptFilter;
import chat.maru.orchestrator.traffic.ReceiptPage;
import chat.maru.orchestrator.traffic.ReceiptSearch;
import chat.maru.storage.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Finds receipts by their key, which is in the order of time, a stretch at a time.
public final class JdbiReceiptSearch implements ReceiptSearch {
  /// Receipts that one page looks at, whether or not they match.
  public static final int STRETCH = 20_000;

  private final Database database;
  private final int stretch;

  public JdbiReceiptSearch(Database database) {
    this(database, STRETCH);
  }

  JdbiReceiptSearch(Database database, int stretch) {
    this.database = database;
    this.stretch = stretch;
  }

  @Override
  public ReceiptPage find(ReceiptFilter filter, int limit) {
    return database.read(
        handle -> {
          Optional<String> edge = edge(handle, filter);
          List<Receipt> found = matching(handle, filter, edge, limit);
          String before = found.size() == limit ? found.getLast().id() : edge.orElse(null);
          return new ReceiptPage(found, before);
        });
  }

  /// Where this stretch ends, if there is more beyond it. A room's receipts, and those that did not
  /// end whole, have an index of their own and need none.
  private Optional<String> edge(Handle handle, ReceiptFilter filter) {
    boolean more = filter.model() != null || filter.key() != null || filter.trace() != null;
    if (!more && (filter.room() == null ? notWhole(filter) : filter.outcome() == null)) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            SELECT id FROM receipt WHERE id < :high AND id >= :low
            ORDER BY id DESC LIMIT 1 OFFSET :stretch\
            """)
        .bind("high", filter.highestId())
        .bind("low", filter.lowestId())
        .bind("stretch", stretch - 1)
        .mapTo(String.class)
        .findOne();
  }

  private static List<Receipt> matching(
      Handle handle, ReceiptFilter filter, Optional<String> edge, int limit) {
    Map<String, String> equal = new LinkedHashMap<>();
    put(equal, "model", filter.model());
    put(equal, "outcome", filter.outcome() == null ? null : filter.outcome().name());
    put(equal, "key_id", filter.key());
    put(equal, "room_id", filter.room());
    List<String> conditions = new ArrayList<>(List.of("id < :high", "id >= :low"));
    equal.keySet().forEach(column -> conditions.add(column + " = :" + column));
    if (notWhole(filter)) {
      conditions.add("outcome <> 'COMPLETE'"); // says to the planner that the index will do
    }
    if (filter.trace() != null) {
      conditions.add("body LIKE :trace"); // an underscore in it stands for any letter: none is lost
    }
    Query query =
        handle
            .createQuery(
                "SELECT body FROM receipt WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY id DESC LIMIT :limit")
            .bind("high", filter.highestId())
            .bind("low", edge.orElse(filter.lowestId()))
            .bind("limit", limit);
    equal.forEach(query::bind);
    if (filter.trace() != null) {
      query.bind("trace", "%\"" + filter.trace() + "\"%");
    }
    return query
        .mapTo(String.class)
        .map(body -> ReceiptCodec.decode(Json.parseObject(body)))
        .list();
  }

  private static boolean notWhole(ReceiptFilter filter) {
    return filter.outcome() != null && filter.outcome() != Receipt.Outcome.COMPLETE;
  }

  private static void put(Map<String, String> equal, String column, @Nullable String value) {
    if (value != null) {
      equal.put(column, value);
    }
  }
}
