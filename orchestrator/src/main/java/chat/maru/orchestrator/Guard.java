package chat.maru.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds a route to the data class and to the models of the key, whatever router made it: a plan
/// never has a step to a model that may not read the words or that the key may not use, be it the
/// best, a fallback or a try for learning's sake.
final class Guard {
  private Guard() {}

  static Route held(Route route, Inspection.Seen seen) {
    Ask ask = seen.ask();
    boolean refused = seen.refused() && !namesOwn(route);
    List<Reason> masked = seen.cover().counts().stream().map(Guard::masked).toList();
    List<Candidate> candidates =
        route.candidates().stream().map(c -> held(c, ask, refused, masked)).toList();
    List<Step> plan =
        route.plan().stream()
            .filter(step -> !refused && ask.mayRead(step.model()))
            .map(step -> new Step(step.model(), with(step.reasons(), step.model(), masked)))
            .toList();
    return new Route(
        route.requested(), ask.dataClass(), ask.raised(), candidates, plan, route.decision());
  }

  private static Candidate held(
      Candidate candidate, Ask ask, boolean refused, List<Reason> masked) {
    Reason excluded = candidate.excluded();
    if (excluded == null && refused) {
      excluded = Reason.of("identifiers_refused");
    } else if (excluded == null && !ask.mayRead(candidate.model())) {
      excluded = Reason.of("outside_sealed");
    }
    return new Candidate(
        candidate.model(),
        excluded == null ? candidate.score() : 0,
        with(candidate.reasons(), candidate.model(), masked),
        excluded);
  }

  /// The route without fallbacks that whoever asks may not use. Who may ask for a preset takes what
  /// it chooses.
  ///
  /// @param admits whether a model of this name may be asked for
  static Route allowed(Route route, Predicate<String> admits) {
    if (Preset.find(route.requested()).isPresent()) {
      return route;
    }
    Predicate<Model> may =
        model -> model.name().equals(route.requested()) || admits.test(model.name());
    return new Route(
        route.requested(),
        route.dataClass(),
        route.raised(),
        route.candidates().stream().map(c -> may.test(c.model()) ? c : notForKey(c)).toList(),
        route.plan().stream().filter(step -> may.test(step.model())).toList(),
        route.decision());
  }

  private static Candidate notForKey(Candidate candidate) {
    Reason excluded = candidate.excluded();
    return new Candidate(
        candidate.model(),
        0,
        candidate.reasons(),
        excluded == null ? Reason.of("not_for_key") : excluded);
  }

  /// Whether the request said by itself that an own model shall answer.
  private static boolean namesOwn(Route route) {
    Optional<Preset> preset = Preset.find(route.requested());
    return preset.isPresent()
        ? preset.get() == Preset.PRIVATE
        : !route.candidates().isEmpty() && route.candidates().getFirst().model().own();
  }

  private static List<Reason> with(List<Reason> reasons, Model model, List<Reason> masked) {
    if (model.own() || masked.isEmpty()) {
      return reasons;
    }
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(masked);
    return all;
  }

  private static Reason masked(Receipt.Masked masked) {
    return new Reason(
        "masked",
        chat.maru.base.json.JsonObject.builder()
            .put("kind", masked.kind())
            .put("count", masked.count())
            .build());
  }
}
