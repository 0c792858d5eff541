package chat.maru.orchestrator.routing;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Ask;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.Preset;
import chat.maru.orchestrator.Purpose;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Route;
import chat.maru.orchestrator.Router;
import chat.maru.orchestrator.Step;
import chat.maru.orchestrator.Usage;
import chat.maru.orchestrator.routing.features.Kind;
import chat.maru.orchestrator.routing.features.Structure;
import chat.maru.orchestrator.routing.feedback.Abilities;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Decisions;
import chat.maru.orchestrator.routing.feedback.Exploration;
import chat.maru.orchestrator.routing.model.Prior;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses by a forecast of who is right on such a request, weighed against its price, prompt
/// caches counted, and its latency.
///
/// Who may answer at all is decided by the rules before, and neither the forecast nor exploration
/// can bring anybody back whom they left out. Pinned names and embeddings pass as the rules have
/// them.
public final class LearnedRouter implements Router {
  private static final double HALF_SPEED_MS = 1500;
  private static final long USUAL_ANSWER = 500;
  private static final int MOST_OPTIONS = 8;

  private final Router rules;
  private final Prior prior;
  private final Abilities abilities;
  private final Exploration exploration;
  private final Decisions decisions;
  private final Health health;
  private final InstantSource clock;
  private final Caches caches = new Caches();

  /// @param rules who may answer, and the order of pinned names
  public LearnedRouter(
      Router rules,
      Prior prior,
      Abilities abilities,
      Exploration exploration,
      Decisions decisions,
      Health health,
      InstantSource clock) {
    this.rules = rules;
    this.prior = prior;
    this.abilities = abilities;
    this.exploration = exploration;
    this.decisions = decisions;
    this.health = health;
    this.clock = clock;
  }

  @Override
  public Route route(Ask ask, Models.Snapshot models) {
    return choose(ask, models, false);
  }

  @Override
  public Route decide(Ask ask, Models.Snapshot models) {
    return choose(ask, models, true);
  }

  @Override
  public void decided(String receipt, Ask ask, Route route) {
    Decision decision = route.decision();
    // A guard behind the router may have left the chosen one out; then there is nothing to learn.
    if (decision != null
        && !route.plan().isEmpty()
        && route.plan().getFirst().model().name().equals(decision.taken().model())) {
      Instant now = clock.instant();
      long conversation = Conversation.of(ask.body()).id();
      caches.read(conversation, decision.taken().model(), ask.inputTokens(), now);
      decisions.record(receipt, now, decision);
    }
  }

  private Route choose(Ask ask, Models.Snapshot models, boolean mayExplore) {
    Route ruled = rules.route(ask, models);
    Optional<Preset> preset = Preset.find(ask.requested());
    if (preset.isEmpty() || ruled.plan().isEmpty() || !ask.needs().contains(Capability.CHAT)) {
      return ruled;
    }
    Instant now = clock.instant();
    Seen seen = Seen.of(ask, prior, now);
    List<Weighed> weighed = new ArrayList<>();
    List<Candidate> excluded = new ArrayList<>();
    for (Candidate candidate : ruled.candidates()) {
      if (candidate.excluded() == null) {
        weighed.add(weigh(seen, candidate, preset.get()));
      } else {
        excluded.add(candidate);
      }
    }
    weighed.sort(Comparator.comparingDouble((Weighed w) -> w.candidate().score()).reversed());
    Decision decision = decision(seen, preset.get(), weighed);
    if (mayExplore && preset.get() == Preset.AUTO && ask.purpose() == Purpose.TALK) {
      decision = exploration.maybe(decision, now);
    }
    return route(ruled, weighed, excluded, decision);
  }

  /// What was seen of a request.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seen(
      Ask ask, long conversation, Kind kind, double[] structure, double ease, Instant now) {
    static Seen of(Ask ask, Prior prior, Instant now) {
      Conversation conversation = Conversation.of(ask.body());
      double[] structure = Structure.of(conversation.asked());
      return new Seen(
          ask,
          conversation.id(),
          Kind.of(conversation.asked()),
          structure,
          prior.ease(structure),
          now);
    }
  }

  private record Weighed(Candidate candidate, Decision.Option option) {}

  private Weighed weigh(Seen seen, Candidate candidate, Preset preset) {
    Model model = candidate.model();
    double start =
        prior
            .levels()[
            switch (model.tier()) {
              case TINY -> 0;
              case SMALL -> 1;
              case CAPABLE -> 2;
            }];
    double chance =
        abilities.of(model.name(), seen.kind().code(), start, seen.now()).chance(seen.ease());
    long cached =
        caches.atHand(seen.conversation(), model.name(), seen.ask().inputTokens(), seen.now());
    long answer = Math.min(USUAL_ANSWER, seen.ask().outputTokens());
    Usage usage = new Usage(seen.ask().inputTokens(), cached, 0, answer, 0, true);
    long micros = model.costMicros(usage, seen.now());
    double cheap = model.priced() ? 1 / (1 + Math.log1p(micros / 1000.0)) : model.own() ? 1 : 0.3;
    double fast =
        health
            .firstToken(model)
            .map(Duration::toMillis)
            .map(took -> HALF_SPEED_MS / (HALF_SPEED_MS + took))
            .orElse(0.5);
    double[] weights = preset.weights();
    double score = weights[0] * chance + weights[1] * cheap + weights[2] * fast;
    return new Weighed(
        new Candidate(model, score, reasons(candidate, seen.kind(), chance, cached), null),
        new Decision.Option(model.name(), start, chance, micros, cheap, fast));
  }

  private static List<Reason> reasons(Candidate candidate, Kind kind, double chance, long cached) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        new Reason(
            "predicted",
            JsonObject.builder()
                .put("percent", Math.round(100 * chance))
                .put("length", Kind.code(kind.length()))
                .put("language", Kind.code(kind.language()))
                .put("form", Kind.code(kind.form()))
                .build()));
    if (cached > 0) {
      reasons.add(Reason.of("cached", "tokens", cached));
    }
    reasons.addAll(candidate.reasons());
    return reasons;
  }

  private Decision decision(Seen seen, Preset preset, List<Weighed> weighed) {
    return new Decision(
        prior.version(),
        preset.modelName(),
        seen.kind().code(),
        seen.structure(),
        seen.ease(),
        preset.weights(),
        weighed.stream().limit(MOST_OPTIONS).map(Weighed::option).toList(),
        0,
        1);
  }

  private static Route route(
      Route ruled, List<Weighed> weighed, List<Candidate> excluded, Decision decision) {
    List<Candidate> candidates = new ArrayList<>(weighed.stream().map(Weighed::candidate).toList());
    List<Step> plan =
        new ArrayList<>(candidates.stream().map(c -> new Step(c.model(), c.reasons())).toList());
    if (decision.explored()) {
      Step tried = plan.remove(decision.chosen());
      List<Reason> why = new ArrayList<>(List.of(Reason.of("explored")));
      why.addAll(tried.reasons());
      plan.addFirst(new Step(tried.model(), why));
    }
    candidates.addAll(excluded);
    return new Route(
        ruled.requested(), ruled.dataClass(), ruled.raised(), candidates, plan, decision);
  }
}
