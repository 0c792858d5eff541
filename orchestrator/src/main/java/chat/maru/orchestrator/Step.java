package chat.maru.orchestrator;

import java.util.List;

/// One step of a plan: the model to try, and why it stands here.
public record Step(Model model, List<Reason> reasons) {
  public Step {
    reasons = List.copyOf(reasons);
  }
}
