package chat.maru.messenger;

import java.util.Locale;

/// What a room is for.
public enum RoomKind {
  /// Any number of people.
  GROUP,
  /// Two people; one room a pair.
  DIRECT,
  /// One person and their mate; one room a user.
  MATE;

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
