package chat.maru.orchestrator.store;

import chat.maru.orchestrator.routing.feedback.Report;
import chat.maru.orchestrator.routing.feedback.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Sums over decisions and outcomes since an instant.
final class DecisionSums {
  private final Handle handle;
  private final long since;

  DecisionSums(Handle handle, long since) {
    this.handle = handle;
    this.since = since;
  }

  private record Chosen(String model, long count, double predicted) {}

  private record Told(String model, Signal signal, long count) {}

  Report report() {
    Map<String, Chosen> chosen = new LinkedHashMap<>();
    chosen().forEach(one -> chosen.put(one.model(), one));
    Map<String, List<Told>> told = new LinkedHashMap<>();
    told().forEach(one -> told.computeIfAbsent(one.model(), _ -> new ArrayList<>()).add(one));
    told.keySet().forEach(model -> chosen.putIfAbsent(model, new Chosen(model, 0, 0)));
    List<Report.OfModel> models =
        chosen.values().stream()
            .map(one -> ofModel(one, told.getOrDefault(one.model(), List.of())))
            .toList();
    return handle
        .createQuery(
            """
            SELECT count(*) AS decisions, coalesce(sum(explored), 0) AS explored,
              coalesce(sum(CASE WHEN explored = 1 THEN cost_micros - first_micros ELSE 0 END), 0)
                AS explored_micros,
              coalesce(sum(best_micros - cost_micros), 0) AS best_micros,
              coalesce(sum(random_micros - cost_micros), 0) AS random_micros
            FROM route_decision WHERE at >= :since\
            """)
        .bind("since", since)
        .map(
            (results, _) ->
                new Report(
                    results.getLong("decisions"),
                    results.getLong("explored"),
                    results.getLong("explored_micros"),
                    results.getLong("best_micros"),
                    results.getLong("random_micros"),
                    models))
        .one();
  }

  private List<Chosen> chosen() {
    return handle
        .createQuery(
            """
            SELECT model, count(*) AS chosen, avg(predicted) AS predicted
            FROM route_decision WHERE at >= :since GROUP BY model ORDER BY chosen DESC, model\
            """)
        .bind("since", since)
        .map(
            (results, _) ->
                new Chosen(
                    results.getString("model"),
                    results.getLong("chosen"),
                    results.getDouble("predicted")))
        .list();
  }

  private List<Told> told() {
    return handle
        .createQuery(
            """
            SELECT model, signal, count(*) AS told
            FROM route_outcome WHERE at >= :since GROUP BY model, signal ORDER BY model\
            """)
        .bind("since", since)
        .map(
            (results, _) ->
                new Told(
                    results.getString("model"),
                    Signal.valueOf(results.getString("signal")),
                    results.getLong("told")))
        .list();
  }

  private static Report.OfModel ofModel(Chosen chosen, List<Told> told) {
    long up = 0;
    long down = 0;
    double right = 0;
    double weight = 0;
    for (Told one : told) {
      up += one.signal() == Signal.UP ? one.count() : 0;
      down += one.signal() == Signal.DOWN ? one.count() : 0;
      right += one.count() * one.signal().weight() * one.signal().outcome();
      weight += one.count() * one.signal().weight();
    }
    return new Report.OfModel(
        chosen.model(), chosen.count(), chosen.predicted(), up, down, right, weight);
  }
}
