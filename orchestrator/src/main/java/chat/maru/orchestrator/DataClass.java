package chat.maru.orchestrator;

import java.util.Locale;

/// How private the words of a request are. It only rises on the way to a model.
public enum DataClass {
  /// Any model may read them.
  OPEN,
  /// Own models; an outside one only where the room's owner turned it on.
  ROOM,
  /// Own models only, whatever anybody turned on.
  SEALED;

  /// The stricter of the two.
  public DataClass atLeast(DataClass other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The lower-case name that the API shows.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
