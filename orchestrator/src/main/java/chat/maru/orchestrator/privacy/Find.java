package chat.maru.orchestrator.privacy;

/// An identifier in a text.
///
/// @param start index of its first char
/// @param end index after its last char
/// @param confidence 0 to 1; what is reported stands at [#ENOUGH] or above
public record Find(Kind kind, int start, int end, double confidence) {
  /// The least confidence that counts.
  static final double ENOUGH = 0.45;

  /// The words of it.
  public String in(String text) {
    return text.substring(start, end);
  }

  boolean overlaps(Find other) {
    return start < other.end && other.start < end;
  }
}
