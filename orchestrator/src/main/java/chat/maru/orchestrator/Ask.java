package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;
import java.util.List;
import java.util.Set;

/// What a router may know of a request.
///
/// @param requested `auto`, a preset or a pinned name
/// @param needs what the model must be able to do
/// @param inputTokens an estimate of the prompt
/// @param outputTokens the most that the answer may take
/// @param raised why the data class stands above the caller's
/// @param outsideAllowed whether outside models may read words of class [DataClass#ROOM]
/// @param body the request itself, for a router that looks at the words
public record Ask(
    String requested,
    Purpose purpose,
    Set<Capability> needs,
    long inputTokens,
    long outputTokens,
    DataClass dataClass,
    List<Reason> raised,
    boolean outsideAllowed,
    JsonObject body) {
  public Ask {
    needs = Set.copyOf(needs);
    raised = List.copyOf(raised);
  }
}
