package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Health;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import java.nio.charset.StandardCharsets;

/// `/healthz`, `/readyz` and `/metrics`.
record MachineRoutes(EdgeConfig config, Health health) {
  Routes addTo(Routes routes) {
    return routes
        .get("/healthz", Access.PUBLIC, _ -> ok())
        .get("/readyz", Access.PUBLIC, _ -> ready())
        .get("/metrics", Access.PUBLIC, this::metrics);
  }

  private static Reply ok() {
    return Reply.json(200, JsonObject.builder().put("status", "ok").build());
  }

  private Reply ready() {
    health
        .notReady()
        .get()
        .ifPresent(
            why -> {
              throw new MaruException(CommonError.UNAVAILABLE, why);
            });
    return ok();
  }

  private Reply metrics(Request request) {
    if (!config.openMetrics() && !request.loopback()) {
      throw new MaruException(CommonError.FORBIDDEN, "Metrics are for this machine only");
    }
    return Reply.bytes(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        health.metrics().scrape().getBytes(StandardCharsets.UTF_8));
  }
}
