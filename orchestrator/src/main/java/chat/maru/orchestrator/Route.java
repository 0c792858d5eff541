package chat.maru.orchestrator;

import chat.maru.orchestrator.routing.feedback.Decision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The choice for one request: who was considered, and in which order to try.
///
/// @param requested the model name of the request: `auto`, a preset or a pinned name
/// @param dataClass what the request counts as after the detectors
/// @param raised why it counts as more private than its caller said
/// @param candidates best first, excluded ones last
/// @param plan the models to try in order; empty if none may answer
/// @param decision what a learned choice rested on; `null` for any other
public record Route(
    String requested,
    DataClass dataClass,
    List<Reason> raised,
    List<Candidate> candidates,
    List<Step> plan,
    @Nullable Decision decision) {
  public Route {
    raised = List.copyOf(raised);
    candidates = List.copyOf(candidates);
    plan = List.copyOf(plan);
  }

  public Route(
      String requested,
      DataClass dataClass,
      List<Reason> raised,
      List<Candidate> candidates,
      List<Step> plan) {
    this(requested, dataClass, raised, candidates, plan, null);
  }

  /// The best candidate beside `chosen`, excluded or not.
  public Optional<Candidate> nextBest(Model chosen) {
    return candidates.stream().filter(c -> !c.model().name().equals(chosen.name())).findFirst();
  }
}
