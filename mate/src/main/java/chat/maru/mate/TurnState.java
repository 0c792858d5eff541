package chat.maru.mate;

import java.util.Locale;

/// Where a turn stands.
public enum TurnState {
  RUNNING,
  /// It has answered.
  DONE,
  /// Somebody stopped it, or the mate was sent away.
  STOPPED,
  /// Something broke; the asker was told.
  FAILED,
  /// There was nothing to answer (any more).
  DROPPED;

  public boolean ended() {
    return this != RUNNING;
  }

  /// The name in storage and on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TurnState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
