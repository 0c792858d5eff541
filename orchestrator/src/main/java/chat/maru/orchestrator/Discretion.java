package chat.maru.orchestrator;

import chat.maru.orchestrator.privacy.Roster;
import chat.maru.orchestrator.privacy.mask.Policy;
import org.jspecify.annotations.Nullable;

/// How whoever asks wants identifiers kept from outside models.
///
/// @param identifiers what the room or the key chose; `null` leaves it to the deployment
/// @param roster names that are masked wherever identifiers are
public record Discretion(@Nullable Policy identifiers, Roster roster) {
  /// Nothing was chosen.
  public static final Discretion UNSAID = new Discretion(null, Roster.NONE);

  /// The same and no looser than `floor`; `null` leaves it as it is.
  Discretion atLeast(@Nullable Policy floor) {
    return floor == null
        ? this
        : new Discretion(identifiers == null ? floor : floor.atLeast(identifiers), roster);
  }

  public static Discretion of(@Nullable Policy identifiers) {
    return new Discretion(identifiers, Roster.NONE);
  }
}
