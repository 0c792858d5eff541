package chat.maru.orchestrator.store;

import chat.maru.orchestrator.traffic.Grouping;
import chat.maru.orchestrator.traffic.Latency;
import chat.maru.orchestrator.traffic.Span;
import chat.maru.orchestrator.traffic.Sums;
import chat.maru.orchestrator.traffic.Traffic;
import chat.maru.orchestrator.traffic.TrafficStore;
import chat.maru.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Traffic from the sums in the database.
public final class JdbiTraffic implements TrafficStore {
  private static final String SUMS =
      """
      SUM(calls) AS calls, SUM(failed) AS failed, SUM(input_tokens) AS input_tokens,
      SUM(cached_tokens) AS cached_tokens, SUM(output_tokens) AS output_tokens,
      SUM(cost_micros) AS cost_micros
      """;

  private static final String WITHIN =
      """
      FROM traffic
      WHERE kind = :kind AND width_ms = :width AND slot >= :from AND slot < :to
      """;

  private final Database database;

  public JdbiTraffic(Database database) {
    this.database = database;
  }

  /// Everything that one name has in the span.
  private static final class Found {
    private Sums sums = Sums.NONE;
    private final SortedMap<Integer, Long> steps = new TreeMap<>();
    private final List<Traffic.Point> points = new ArrayList<>();

    Traffic.Group group(String name) {
      return new Traffic.Group(
          name, sums, Latency.percentileMs(steps, 0.5), Latency.percentileMs(steps, 0.95), points);
    }
  }

  @Override
  public Traffic read(Span span, Grouping by) {
    return database.read(
        handle -> {
          Map<String, Found> all = totals(handle, span, Grouping.ALL);
          addPoints(handle, span, Grouping.ALL, all);
          Map<String, Found> found = totals(handle, span, by);
          int groups = found.size();
          found.keySet().retainAll(dearest(found));
          addPoints(handle, span, by, found);
          return new Traffic(
              span,
              all.getOrDefault("", new Found()).group(""),
              dearest(found).stream().map(name -> at(found, name).group(name)).toList(),
              groups - found.size());
        });
  }

  private static List<String> dearest(Map<String, Found> found) {
    return found.keySet().stream()
        .sorted(
            Comparator.comparingLong((String name) -> at(found, name).sums.costMicros())
                .thenComparingLong(name -> at(found, name).sums.calls())
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(Traffic.MOST)
        .toList();
  }

  private static Found at(Map<String, Found> found, String name) {
    return found.computeIfAbsent(name, _ -> new Found());
  }

  private static Map<String, Found> totals(Handle handle, Span span, Grouping by) {
    Map<String, Found> found = new HashMap<>();
    bound(handle, "SELECT name, step, " + SUMS + WITHIN + " GROUP BY name, step", span, by)
        .map(
            (row, _) -> {
              Found one = at(found, row.getString("name"));
              Sums sums = sums(row);
              one.sums = one.sums.plus(sums);
              one.steps.merge((int) row.getLong("step"), sums.calls(), Long::sum);
              return one;
            })
        .list();
    return found;
  }

  private static void addPoints(Handle handle, Span span, Grouping by, Map<String, Found> found) {
    if (found.isEmpty()) {
      return;
    }
    String sql =
        "SELECT name, slot - slot % :bucket AS at, "
            + SUMS
            + WITHIN
            + " AND name IN (<names>) GROUP BY 1, 2 ORDER BY 2";
    bound(handle, sql, span, by)
        .bind("bucket", span.bucketMs())
        .bindList("names", List.copyOf(found.keySet()))
        .map(
            (row, _) ->
                at(found, row.getString("name"))
                    .points
                    .add(new Traffic.Point(row.getLong("at"), sums(row))))
        .list();
  }

  private static Query bound(Handle handle, String sql, Span span, Grouping by) {
    return handle
        .createQuery(sql)
        .bind("kind", by.code())
        .bind("width", span.slots().widthMs())
        .bind("from", span.fromMs())
        .bind("to", span.toMs());
  }

  private static Sums sums(ResultSet row) throws SQLException {
    return new Sums(
        row.getLong("calls"),
        row.getLong("failed"),
        row.getLong("input_tokens"),
        row.getLong("cached_tokens"),
        row.getLong("output_tokens"),
        row.getLong("cost_micros"));
  }
}
