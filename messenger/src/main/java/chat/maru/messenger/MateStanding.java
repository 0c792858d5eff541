package chat.maru.messenger;

/// The mate in a room, the same for everybody.
///
/// @param present whether it is a member and may speak
public record MateStanding(boolean present, Speaks speaks, DataClass dataClass) {
  /// In a group that somebody has just created with it.
  public static final MateStanding PRESENT = new MateStanding(true, Speaks.ASKED, DataClass.ROOM);

  /// In a direct room.
  public static final MateStanding ABSENT = new MateStanding(false, Speaks.ASKED, DataClass.ROOM);

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
}
