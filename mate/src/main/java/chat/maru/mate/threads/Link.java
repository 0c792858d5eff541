package chat.maru.mate.threads;

/// A message and one that it answers.
///
/// @param message its place in the talk
/// @param answers the place of the answered one; `message` itself if it answers nothing
/// @param chance how sure that is, 0 to 1
public record Link(int message, int answers, double chance) {
  /// Whether the message begins a matter.
  public boolean begins() {
    return message == answers;
  }
}
