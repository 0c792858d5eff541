package chat.maru.orchestrator.wiring;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.Router;
import chat.maru.orchestrator.RuleRouter;
import chat.maru.orchestrator.http.RouterApi;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.orchestrator.routing.LearnedRouter;
import chat.maru.orchestrator.routing.feedback.Abilities;
import chat.maru.orchestrator.routing.feedback.Exploration;
import chat.maru.orchestrator.routing.model.Prior;
import chat.maru.orchestrator.store.JdbiDecisions;
import chat.maru.storage.Database;
import java.time.InstantSource;
import java.util.function.BiPredicate;

/// Joins the learned router, its records and what readers tell it.
public record Routing(
    Router router, JdbiDecisions decisions, Feedback feedback, InstantSource clock)
    implements AutoCloseable {
  static Routing wire(Database database, Health health, InstantSource clock) {
    JdbiDecisions decisions = new JdbiDecisions(database);
    Abilities abilities = new Abilities();
    Feedback feedback = new Feedback(decisions, abilities, clock);
    feedback.remember();
    Router router =
        new LearnedRouter(
            new RuleRouter(health),
            Prior.shipped(),
            abilities,
            new Exploration(clock.millis()),
            decisions,
            health,
            clock);
    return new Routing(router, decisions, feedback, clock);
  }

  /// Adds the endpoints.
  ///
  /// @param readers whether somebody reads a room
  public void addTo(Routes routes, Receipts receipts, BiPredicate<UserId, RoomId> readers) {
    new RouterApi(receipts, decisions, feedback, readers, clock).addTo(routes);
  }

  @Override
  public void close() {
    decisions.close();
  }
}
