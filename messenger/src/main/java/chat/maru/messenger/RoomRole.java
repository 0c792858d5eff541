package chat.maru.messenger;

import java.util.Locale;

/// What a member may decide in their room.
public enum RoomRole {
  OWNER,
  MEMBER;

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
