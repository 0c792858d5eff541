package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses by rules: who may answer at all, then a weighed sum of a quality prior, the price of
/// this request and the latency of these days.
///
/// - Quality is a prior by [Tier], with a little more for what costs more: vendors price their
///   models by what they can do.
/// - The price mark falls with the logarithm of the expected cost; an unknown price counts as dear.
/// - The speed mark is one half at a first token after 1.5 s; an untried model gets one half.
///
/// A pinned name is followed by its configured fallbacks and nothing else.
public final class RuleRouter implements Router {
  private static final double HALF_SPEED_MS = 1500;

  /// Models that do something else altogether are no candidates.
  private static final Set<String> OTHER_KIND = Set.of("no_chat", "no_embeddings");

  private final Health health;

  public RuleRouter(Health health) {
    this.health = health;
  }

  @Override
  public Route route(Ask ask, Models.Snapshot models) {
    Optional<Preset> preset = Preset.find(ask.requested());
    return preset.isPresent() ? auto(ask, preset.get(), models) : pinned(ask, models);
  }

  private Route auto(Ask ask, Preset preset, Models.Snapshot models) {
    List<Candidate> candidates = new ArrayList<>();
    for (Model model : models.all()) {
      Reason excluded = excluded(ask, model, preset == Preset.PRIVATE, models);
      if (excluded != null && OTHER_KIND.contains(excluded.code())) {
        continue;
      }
      candidates.add(candidate(ask, preset, model, excluded));
    }
    candidates.sort(
        Comparator.comparing((Candidate c) -> c.excluded() != null)
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed()));
    List<Step> plan =
        candidates.stream()
            .filter(c -> c.excluded() == null)
            .map(c -> new Step(c.model(), c.reasons()))
            .toList();
    return new Route(ask.requested(), ask.dataClass(), ask.raised(), candidates, plan);
  }

  private Route pinned(Ask ask, Models.Snapshot models) {
    Model pinned = models.find(ask.requested()).orElseThrow(() -> unknown(ask.requested(), models));
    Set<Model> wanted = new LinkedHashSet<>();
    wanted.add(pinned);
    models.fallbacks(ask.requested()).forEach(name -> models.find(name).ifPresent(wanted::add));
    List<Candidate> candidates = new ArrayList<>();
    List<Step> plan = new ArrayList<>();
    for (Model model : wanted) {
      boolean first = model.equals(pinned);
      Reason why = first ? Reason.of("pinned") : Reason.of("fallback", "model", pinned.name());
      Reason excluded =
          first ? excludedPin(ask, model, models) : excluded(ask, model, false, models);
      candidates.add(
          new Candidate(model, excluded == null ? quality(model) : 0, List.of(why), excluded));
      if (excluded == null) {
        plan.add(new Step(model, List.of(why)));
      }
    }
    return new Route(ask.requested(), ask.dataClass(), ask.raised(), candidates, plan);
  }

  private static MaruException unknown(String name, Models.Snapshot models) {
    String near = models.near(name).map(n -> " Did you mean `" + n + "`?").orElse("");
    return new MaruException(
            OrchestratorError.MODEL_NOT_FOUND, "The model `" + name + "` does not exist." + near)
        .with(JsonObject.builder().put("param", "model").put("model", name).build());
  }

  private Candidate candidate(Ask ask, Preset preset, Model model, @Nullable Reason excluded) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of("quality", "tier", model.tier().code()));
    reasons.add(Reason.of(model.own() ? "own" : "outside"));
    reasons.add(price(ask, model));
    Optional<Duration> latency = health.firstToken(model);
    latency.ifPresent(took -> reasons.add(Reason.of("latency", "ms", took.toMillis())));
    if (preset != Preset.AUTO) {
      reasons.add(Reason.of("preset", "preset", preset.modelName()));
    }
    double speed =
        latency.map(took -> HALF_SPEED_MS / (HALF_SPEED_MS + took.toMillis())).orElse(0.5);
    double score =
        excluded == null ? preset.weigh(quality(model), cheapness(ask, model), speed) : 0;
    return new Candidate(model, score, reasons, excluded);
  }

  /// A pinned model is trusted to do what its user says it can; only privacy and health are judged.
  private static @Nullable Reason excludedPin(Ask ask, Model model, Models.Snapshot models) {
    Reason privacy = privacy(ask, model, false);
    Reason purpose = privacy != null ? privacy : purpose(ask, model);
    return purpose != null ? purpose : ask.cannotSay(models.provider(model)).orElse(null);
  }

  private @Nullable Reason excluded(Ask ask, Model model, boolean ownOnly, Models.Snapshot models) {
    if (ask.needs().contains(Capability.CHAT) && !model.can(Capability.CHAT)) {
      return Reason.of("no_chat");
    }
    if (ask.needs().contains(Capability.EMBEDDINGS) && !model.can(Capability.EMBEDDINGS)) {
      return Reason.of("no_embeddings");
    }
    if (ask.needs().contains(Capability.TOOLS) && !model.can(Capability.TOOLS)) {
      return Reason.of("no_tools");
    }
    if (ask.needs().contains(Capability.VISION) && !model.can(Capability.VISION)) {
      return Reason.of("no_vision");
    }
    if (model.context() > 0 && ask.inputTokens() > model.context()) {
      return new Reason(
          "context",
          JsonObject.builder()
              .put("context", model.context())
              .put("needed", ask.inputTokens())
              .build());
    }
    Reason privacy = privacy(ask, model, ownOnly);
    if (privacy != null) {
      return privacy;
    }
    Reason purpose = purpose(ask, model);
    if (purpose != null) {
      return purpose;
    }
    return health.standing(model) == Health.Standing.DOWN
        ? Reason.of("unhealthy")
        : ask.cannotSay(models.provider(model)).orElse(null);
  }

  private static @Nullable Reason privacy(Ask ask, Model model, boolean ownOnly) {
    if (model.own()) {
      return null;
    }
    if (ownOnly) {
      return Reason.of("asked_private");
    }
    return switch (ask.outsideClass()) {
      case OPEN -> null;
      case ROOM -> ask.outsideAllowed() ? null : Reason.of("outside_room");
      case SEALED -> Reason.of("outside_sealed");
    };
  }

  private static @Nullable Reason purpose(Ask ask, Model model) {
    return ask.purpose() == Purpose.JUDGE && model.tier() == Tier.TINY
        ? Reason.of("tiny_judge")
        : null;
  }

  private static double quality(Model model) {
    double prior =
        switch (model.tier()) {
          case TINY -> 0.10;
          case SMALL -> 0.50;
          case CAPABLE -> 0.80;
        };
    Price price = model.price();
    double dollars = price == null ? 0 : price.outputPicos() / 1e6;
    return prior + 0.05 * Math.min(1, Math.log1p(dollars) / Math.log1p(60));
  }

  private static double cheapness(Ask ask, Model model) {
    if (!model.priced()) {
      return model.own() ? 1 : 0.3;
    }
    long micros = expectedMicros(ask, model);
    return 1 / (1 + Math.log1p(micros / 1000.0));
  }

  private static long expectedMicros(Ask ask, Model model) {
    return model.costMicros(Usage.estimate(ask.inputTokens(), Math.min(500, ask.outputTokens())));
  }

  private static Reason price(Ask ask, Model model) {
    if (!model.priced()) {
      return Reason.of("price_unknown");
    }
    long micros = expectedMicros(ask, model);
    return micros == 0 ? Reason.of("free") : Reason.of("price", "micros", micros);
  }
}
