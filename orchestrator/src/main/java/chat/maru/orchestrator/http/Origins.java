package chat.maru.orchestrator.http;

import chat.maru.edge.Request;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Trace;

/// Whom a call on `/v1` is for.
final class Origins {
  private Origins() {}

  static Origin of(Request http) {
    Origin origin = Origin.key(http.caller().user(), http.caller().credential());
    return http.header("traceparent").flatMap(Trace::of).map(origin::in).orElse(origin);
  }
}
