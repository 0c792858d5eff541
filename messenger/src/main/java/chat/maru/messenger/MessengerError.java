package chat.maru.messenger;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can be wrong with a call to the messenger, beyond what every module knows.
public enum MessengerError implements ErrorCode {
  /// The invite has expired, was revoked or is used up.
  INVITE_GONE(Fault.CALLER, 410),
  /// The log no longer reaches back to the cursor: start anew.
  RESYNC_REQUIRED(Fault.CALLER, 410),
  /// The same id came before with another body.
  ID_TAKEN(Fault.CALLER, 409),
  /// Only an owner of the room may do this.
  OWNER_ONLY(Fault.CALLER, 403),
  /// One's own words only.
  AUTHOR_ONLY(Fault.CALLER, 403),
  /// The message bears as many kinds of emoji as one may.
  TOO_MANY_REACTIONS(Fault.LIMIT, 409),
  /// The mate is not in the room.
  MATE_ABSENT(Fault.CALLER, 409),
  /// Direct rooms and mate rooms stay as they are.
  ROOM_FIXED(Fault.CALLER, 409),
  /// The import or claim is no longer in the state that this needs.
  STATE(Fault.CALLER, 409);

  private final Fault fault;
  private final int status;

  MessengerError(Fault fault, int status) {
    this.fault = fault;
    this.status = status;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
