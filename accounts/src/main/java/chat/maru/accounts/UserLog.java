package chat.maru.accounts;

import chat.maru.base.UserId;

/// Where a user's log of UserEvents stands. The messenger implements it.
@FunctionalInterface
public interface UserLog {
  Position position(UserId user);

  /// @param seq of the newest event, 0 if there is none
  /// @param epoch changes when the log was restored
  record Position(long seq, String epoch) {}

  /// A log without events.
  static UserLog empty() {
    return _ -> new Position(0, "");
  }
}
