package chat.maru.mate.agent;

import chat.maru.base.Deadline;
import chat.maru.mate.reading.Scene;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.privacy.mask.Policy;
import org.jspecify.annotations.Nullable;

/// What a model is asked for, and within which bounds.
///
/// @param dataClass the least class of its requests
/// @param outsideAllowed whether outside models may read words of class `room`
/// @param identifiers what the room chose for identifiers; `null` leaves it to the deployment
/// @param draft where its words go meanwhile
/// @param checkpoint called before each step; throws if the turn shall end
public record Work(
    Scene scene,
    Origin origin,
    DataClass dataClass,
    boolean outsideAllowed,
    @Nullable Policy identifiers,
    Deadline deadline,
    Cancel cancel,
    Draft draft,
    Runnable checkpoint) {
  /// Whether words may reach an outside model.
  public boolean outside() {
    return dataClass == DataClass.OPEN || (dataClass == DataClass.ROOM && outsideAllowed);
  }
}
