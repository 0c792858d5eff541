package chat.maru.orchestrator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model that was considered.
///
/// @param score the predicted use of its answer, 0 to 1; 0 if excluded
/// @param reasons what the score is made of
/// @param excluded why it may not answer at all; `null` if it may
public record Candidate(
    Model model, double score, List<Reason> reasons, @Nullable Reason excluded) {
  public Candidate {
    reasons = List.copyOf(reasons);
  }
}
