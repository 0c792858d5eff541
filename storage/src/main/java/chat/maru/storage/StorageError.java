package chat.maru.storage;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can be wrong with the database itself.
public enum StorageError implements ErrorCode {
  /// A newer Maru has written it.
  SCHEMA_TOO_NEW(Fault.CALLER, 503, false);

  private final Fault fault;
  private final int status;
  private final boolean retryable;

  StorageError(Fault fault, int status, boolean retryable) {
    this.fault = fault;
    this.status = status;
    this.retryable = retryable;
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
    return retryable;
  }
}
