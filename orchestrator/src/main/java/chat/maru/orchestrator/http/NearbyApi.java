package chat.maru.orchestrator.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Providers;
import chat.maru.orchestrator.nearby.Nearby;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Model servers of this machine that are offered, not taken: the operator connects them or not.
public final class NearbyApi {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Nearby nearby;
  private final Providers providers;

  public NearbyApi(Nearby nearby, Providers providers) {
    this.nearby = nearby;
    this.providers = providers;
  }

  public void addTo(Routes routes) {
    routes.get("/api/providers/nearby", Access.OPERATOR, this::look);
  }

  private Reply look(Request http) {
    Set<Integer> taken =
        providers.list().stream()
            .map(config -> URI.create(config.url()))
            .filter(uri -> uri.getHost() != null && HERE.contains(uri.getHost()))
            .map(URI::getPort)
            .collect(Collectors.toSet());
    List<Json> found =
        List.copyOf(
            nearby.look().stream()
                .filter(server -> !taken.contains(URI.create(server.url()).getPort()))
                .map(NearbyApi::shown)
                .toList());
    return Reply.json(200, JsonObject.builder().put("servers", new JsonArray(found)).build());
  }

  private static JsonObject shown(Nearby.Found server) {
    return JsonObject.builder()
        .put("kind", server.kind())
        .put("url", server.url())
        .put("models", JsonArray.ofStrings(server.models()))
        .build();
  }
}
