package chat.maru.messenger;

/// The mate in a room, the same for everybody.
///
/// @param present whether it is a member and may speak
/// @param identifiers what becomes of identifiers that an outside model would read
public record MateStanding(
    boolean present, Speaks speaks, DataClass dataClass, Identifiers identifiers) {
  /// In a group that somebody has just created with it.
  public static final MateStanding PRESENT =
      new MateStanding(true, Speaks.ASKED, DataClass.ROOM, Identifiers.USUAL);

  /// In a direct room.
  public static final MateStanding ABSENT =
      new MateStanding(false, Speaks.ASKED, DataClass.ROOM, Identifiers.USUAL);

  /// When the mate speaks.
  public enum Speaks {
    ASKED,
    SOMETIMES
  }

  /// Which models may see the room's words.
  public enum DataClass {
    /// Any model.
    OPEN,
    /// Own models; outside ones after the owner allowed it.
    ROOM,
    /// Own models only.
    SEALED
  }

  /// What becomes of phone numbers, accounts and other identifiers in a room that outside models
  /// may read. A room can be stricter than its deployment, never looser.
  public enum Identifiers {
    /// As the deployment has it.
    USUAL,
    /// Outside models read placeholders in their place.
    MASK,
    /// Own models answer.
    OWN,
    /// Nobody answers, but an own model that is asked for by name.
    REFUSE
  }

  MateStanding with(boolean nowPresent) {
    return new MateStanding(nowPresent, speaks, dataClass, identifiers);
  }
}
