package chat.maru.orchestrator;

import java.util.ArrayList;
import java.util.List;

/// One step of a plan: the model to try, and why it stands here.
public record Step(Model model, List<Reason> reasons) {
  public Step {
    reasons = List.copyOf(reasons);
  }

  /// The same step with more to say at the end.
  Step with(List<Reason> notes) {
    if (notes.isEmpty()) {
      return this;
    }
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(notes);
    return new Step(model, all);
  }

  /// The same step with what went wrong before it.
  Step after(List<Reason> failures) {
    if (failures.isEmpty()) {
      return this;
    }
    List<Reason> all = new ArrayList<>(failures);
    all.addAll(reasons);
    return new Step(model, all);
  }
}
