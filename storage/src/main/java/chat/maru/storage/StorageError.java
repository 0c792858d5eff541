package chat.maru.storage;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can be wrong with the database itself.
public enum StorageError implements ErrorEntry {
  /// A newer Maru has written it.
  SCHEMA_TOO_NEW(Fault.CALLER, 503, false),
  /// There is none, or it was written by an older Maru and not upgraded yet.
  NO_DATABASE(Fault.CALLER, 503, false),
  /// The file for a backup is there already.
  BACKUP_EXISTS(Fault.CALLER, 409, false),
  /// The file for a backup cannot be written.
  BACKUP_UNWRITABLE(Fault.CALLER, 503, false),
  /// It is no backup, it was cut, or it was changed.
  BACKUP_UNREADABLE(Fault.CALLER, 400, false),
  BACKUP_OF_ANOTHER_VERSION(Fault.CALLER, 409, false),
  /// A backup goes into an empty database only.
  NOT_EMPTY(Fault.CALLER, 409, false);

  private final Meaning meaning;

  StorageError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
