package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.util.Locale;

/// "That is me": a member says that they are an imported person. The room's owner decides.
///
/// @param member the imported person
/// @param by who claims to be them
public record Claim(
    String id,
    RoomId room,
    MemberId member,
    MemberId by,
    State state,
    String memberName,
    String byName) {

  /// Where a claim stands.
  public enum State {
    PENDING,
    ACCEPTED,
    DECLINED;

    /// The name on the wire.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
