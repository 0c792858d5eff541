package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.WireError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says why a route has no plan, and what would help.
final class Refusals {
  private static final Set<String> PRIVACY =
      Set.of("outside_room", "outside_sealed", "asked_private", "identifiers_refused");

  private Refusals() {}

  static MaruException of(Route route, Ask ask, Health health) {
    if (route.candidates().isEmpty() && ask.needs().contains(Capability.EMBEDDINGS)) {
      return new MaruException(
          OrchestratorError.NO_MODEL, "No connected model makes embeddings. Name one that does.");
    }
    if (route.candidates().isEmpty()) {
      return new MaruException(
          OrchestratorError.NO_MODEL,
          "No model is connected. Add a provider to maru.yaml or on the page, or fetch the own"
              + " model.");
    }
    Set<String> why =
        route.candidates().stream()
            .map(Candidate::excluded)
            .flatMap(reason -> Optional.ofNullable(reason).stream())
            .map(Reason::code)
            .collect(Collectors.toSet());
    if (why.contains("unhealthy")) {
      return down(route.candidates().stream().map(Candidate::model).toList(), health);
    }
    if (why.stream().anyMatch(PRIVACY::contains)) {
      return tooPrivate(route);
    }
    if (why.contains("context")) {
      return new MaruException(
          OrchestratorError.CONTEXT_LENGTH, "The prompt is too long for every connected model");
    }
    Optional<MaruException> unsaid = unsaid(route, why);
    return unsaid.orElseGet(() -> notCapable(route));
  }

  /// What no allowed model can be told, if that is the only reason.
  private static Optional<MaruException> unsaid(Route route, Set<String> why) {
    if (!why.equals(Set.of("cannot_say"))) {
      return Optional.empty();
    }
    String what =
        route.candidates().stream()
            .flatMap(c -> Optional.ofNullable(c.excluded()).stream())
            .flatMap(reason -> reason.params().findString("what").stream())
            .findFirst()
            .orElse("");
    int end = what.indexOf(':');
    return Optional.of(
        new MaruException(WireError.CANNOT_SAY, what)
            .with(
                JsonObject.builder()
                    .put("param", end < 0 ? null : what.substring(0, end))
                    .build()));
  }

  private static MaruException notCapable(Route route) {
    return new MaruException(
        OrchestratorError.NOT_CAPABLE,
        "No connected model can do this: "
            + route.candidates().stream()
                .flatMap(c -> Optional.ofNullable(c.excluded()).stream())
                .map(reason -> Reasons.text(reason, Locale.ENGLISH))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  /// Every model that might answer is being left alone for a while.
  static MaruException down(List<Model> models, Health health) {
    MaruException error =
        new MaruException(
            OrchestratorError.NO_MODEL,
            "No model answers at the moment ("
                + models.stream().map(Model::name).collect(Collectors.joining(", "))
                + ")");
    Optional<Duration> soonest =
        models.stream()
            .flatMap(model -> health.retryAfter(model).stream())
            .min(Duration::compareTo);
    return soonest.map(error::retryAfter).orElse(error);
  }

  private static MaruException tooPrivate(Route route) {
    boolean refused =
        route.candidates().stream()
            .map(Candidate::excluded)
            .anyMatch(reason -> reason != null && reason.code().equals("identifiers_refused"));
    String what =
        route.raised().isEmpty()
            ? "These words stay on own models"
            : "This request "
                + route.raised().stream()
                    .map(reason -> Reasons.text(reason, Locale.ENGLISH))
                    .collect(Collectors.joining(" and "))
                + ", so only an own model may read it";
    List<Json> raised =
        List.copyOf(route.raised().stream().map(r -> r.toJson(Locale.ENGLISH)).toList());
    return new MaruException(
            OrchestratorError.DATA_CLASS,
            what
                + (refused
                    ? ". Name one, or auto:private"
                    : ", and none that is connected can answer it"))
        .with(
            JsonObject.builder()
                .put("dataClass", route.dataClass().code())
                .put("raised", new JsonArray(raised))
                .build());
  }
}
