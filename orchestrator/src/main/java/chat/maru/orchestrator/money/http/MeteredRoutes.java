package chat.maru.orchestrator.money.http;

import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.Handler;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Route;
import chat.maru.edge.Route.Endpoint;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.money.Payer;
import java.time.InstantSource;
import java.util.Set;

/// Puts every `/v1` route that may reach a model behind the key's limits a minute, so that no route
/// can be forgotten: a `POST` counts unless it is known to ask no model.
public final class MeteredRoutes {
  /// They ask no model.
  private static final Set<String> FREE = Set.of("/v1/route", "/v1/messages/count_tokens");

  private final Ledger ledger;
  private final KeptAnswers answers;
  private final InstantSource clock;

  public MeteredRoutes(Ledger ledger, KeptAnswers answers, InstantSource clock) {
    this.ledger = ledger;
    this.answers = answers;
    this.clock = clock;
  }

  /// Adds `from` to `to`, metered where it has to be.
  public void add(Routes from, Routes to) {
    from.all().forEach(route -> to.add(metered(route)));
  }

  private Route metered(Route route) {
    if (route.access() == Access.KEY
        && route.method().equals("POST")
        && !FREE.contains(route.path())
        && route.endpoint() instanceof Endpoint.Plain(Handler handler, long maxBytes)) {
      return new Route(
          route.method(),
          route.path(),
          route.access(),
          new Endpoint.Plain(http -> answer(http, handler), maxBytes));
    }
    return route;
  }

  private Reply answer(Request http, Handler handler) {
    Caller caller = http.caller();
    Payer payer = new Payer(caller.credential(), caller.user().value(), null);
    boolean anthropic = http.path().startsWith("/v1/messages");
    http.answerHeaders(() -> RateHeaders.of(ledger, payer, anthropic, clock.instant()));
    ledger.enter(payer);
    return answers.answer(http, handler);
  }
}
