package chat.maru.messenger;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can be wrong with a call to the messenger, beyond what every module knows.
public enum MessengerError implements ErrorEntry {
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
  /// The room keeps as many pinned messages as it may.
  TOO_MANY_PINS(Fault.LIMIT, 409),
  /// The member has hidden as many messages as one may.
  TOO_MANY_HIDDEN(Fault.LIMIT, 409),
  /// The vote has ended.
  POLL_CLOSED(Fault.CALLER, 409),
  /// An upload that a message names is not there, not whole or not the author's.
  FILE_MISSING(Fault.CALLER, 409),
  /// A file is larger than one may be.
  FILE_TOO_LARGE(Fault.LIMIT, 413),
  /// All files of the sender together would be larger than they may be.
  FILES_FULL(Fault.LIMIT, 413),
  /// Bytes for another place of the upload than the next.
  UPLOAD_OFFSET(Fault.CALLER, 409),
  /// It is not a picture that can be shown.
  NOT_A_PICTURE(Fault.CALLER, 415),
  /// The mate is not in the room.
  MATE_ABSENT(Fault.CALLER, 409),
  /// Direct rooms and mate rooms stay as they are.
  ROOM_FIXED(Fault.CALLER, 409),
  /// The import or claim is no longer in the state that this needs.
  STATE(Fault.CALLER, 409);

  private final Meaning meaning;

  MessengerError(Fault fault, int status) {
    meaning = new Meaning(fault, status, false);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
