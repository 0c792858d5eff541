package chat.maru.mate.timing;

/// What the mate has said unasked in a room.
///
/// @param lastDay messages in the last 24 hours
/// @param ignored whether nobody took notice of the last one
public record Past(int lastDay, boolean ignored) {
  public static final Past NONE = new Past(0, false);
}
