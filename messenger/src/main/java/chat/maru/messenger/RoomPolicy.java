package chat.maru.messenger;

/// What members of a room may do besides talking; an owner may always.
///
/// @param mentionAll who may name everybody with `@all`
/// @param pinning who may pin messages
public record RoomPolicy(Who mentionAll, Who pinning) {
  public static final RoomPolicy OPEN = new RoomPolicy(Who.EVERYONE, Who.EVERYONE);

  /// Those who may.
  public enum Who {
    EVERYONE,
    OWNER;

    public boolean admits(Member member) {
      return this == EVERYONE || member.owner();
    }

    /// The name on the wire.
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
