package chat.maru.orchestrator.http;

import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.traffic.Grouping;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.traffic.Span;
import chat.maru.orchestrator.traffic.Sums;
import chat.maru.orchestrator.traffic.Traffic;
import chat.maru.orchestrator.traffic.TrafficStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What the gateway did and what it cost, over time.
public final class TrafficApi {
  private static final Duration DAY = Duration.ofDays(1);

  private final TrafficStore traffic;
  private final Labels labels;
  private final InstantSource clock;

  public TrafficApi(TrafficStore traffic, Labels labels, InstantSource clock) {
    this.traffic = traffic;
    this.labels = labels;
    this.clock = clock;
  }

  public void addTo(Routes routes) {
    routes.get("/api/traffic", Access.OPERATOR, this::read);
  }

  private Reply read(Request http) {
    Instant now = clock.instant();
    Instant to = Instants.query(http, "to").orElse(now);
    Instant from = Instants.query(http, "from").orElse(to.minus(DAY));
    Grouping by = Grouping.parse(http.query("by").orElse("model"));
    Traffic read = traffic.read(Span.of(from, to, now), by);
    return Reply.json(200, shown(read, by, http.caller().user()));
  }

  private JsonObject shown(Traffic read, Grouping by, UserId reader) {
    List<String> names = read.groups().stream().map(Traffic.Group::name).toList();
    OperatorView view = OperatorView.of(labels, reader, by, names);
    List<Json> groups =
        List.copyOf(
            read.groups().stream()
                .map(group -> figures(view.named(by, group.name()), group))
                .toList());
    return JsonObject.builder()
        .put("from", Instants.text(read.span().fromMs()))
        .put("to", Instants.text(read.span().toMs()))
        .put("by", by.code())
        .put("bucketMs", read.span().bucketMs())
        .put("total", figures(JsonObject.builder(), read.total()))
        .put("groups", new JsonArray(groups))
        .put("more", read.more())
        .build();
  }

  private static JsonObject figures(JsonObject.Builder json, Traffic.Group group) {
    Sums sums = group.sums();
    return json.put("calls", sums.calls())
        .put("failed", sums.failed())
        .put("inputTokens", sums.inputTokens())
        .put("cachedTokens", sums.cachedTokens())
        .put("outputTokens", sums.outputTokens())
        .put("costMicros", sums.costMicros())
        .put("p50Ms", group.p50Ms())
        .put("p95Ms", group.p95Ms())
        .put(
            "points",
            new JsonArray(List.copyOf(group.points().stream().map(TrafficApi::point).toList())))
        .build();
  }

  private static JsonObject point(Traffic.Point point) {
    return JsonObject.builder()
        .put("at", Instants.text(point.atMs()))
        .put("calls", point.sums().calls())
        .put("failed", point.sums().failed())
        .put("costMicros", point.sums().costMicros())
        .build();
  }
}
