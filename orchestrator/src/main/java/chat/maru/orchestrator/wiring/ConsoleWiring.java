package chat.maru.orchestrator.wiring;

import chat.maru.edge.Routes;
import chat.maru.orchestrator.http.LeftApi;
import chat.maru.orchestrator.http.NearbyApi;
import chat.maru.orchestrator.http.PlaygroundApi;
import chat.maru.orchestrator.http.ReceiptSearchApi;
import chat.maru.orchestrator.http.TrafficApi;
import chat.maru.orchestrator.nearby.Nearby;
import chat.maru.orchestrator.provider.openai.LoopbackServers;
import chat.maru.orchestrator.store.JdbiReceiptSearch;
import chat.maru.orchestrator.store.JdbiTraffic;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.wiring.OrchestratorWiring.Orchestrator;
import chat.maru.storage.Database;
import java.time.InstantSource;

/// Joins what only the operator sees.
///
/// @param labels what rooms, keys and users are called
public record ConsoleWiring(
    Orchestrator parts, Database database, Labels labels, Nearby nearby, InstantSource clock) {
  /// Looks for model servers on their usual ports.
  public static ConsoleWiring of(
      Orchestrator parts, Database database, Labels labels, InstantSource clock) {
    Nearby nearby = new LoopbackServers(parts.loops(), LoopbackServers.Place.USUAL);
    return new ConsoleWiring(parts, database, labels, nearby, clock);
  }

  /// Adds the endpoints.
  public void addTo(Routes routes) {
    new TrafficApi(new JdbiTraffic(database), labels, clock).addTo(routes);
    JdbiReceiptSearch receipts = new JdbiReceiptSearch(database);
    new ReceiptSearchApi(receipts, labels).addTo(routes);
    new LeftApi(parts.masks(), receipts, labels).addTo(routes);
    new PlaygroundApi(parts.gateway()).addTo(routes);
    parts.money().addTo(routes, labels);
    new NearbyApi(nearby, parts.providers()).addTo(routes);
  }
}
