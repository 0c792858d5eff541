package chat.maru.edge;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can go wrong between the network and an endpoint.
public enum EdgeError implements ErrorCode {
  METHOD_NOT_ALLOWED(Fault.CALLER, 405, false),
  BODY_TIMEOUT(Fault.CALLER, 408, true),
  CSRF(Fault.CALLER, 403, false),
  UPGRADE_REQUIRED(Fault.CALLER, 426, false),
  DISK_FULL(Fault.INTERNAL, 507, true),
  PORT_IN_USE(Fault.CALLER, 500, true),
  CANNOT_LISTEN(Fault.CALLER, 500, false);

  private final Fault fault;
  private final int status;
  private final boolean retryable;

  EdgeError(Fault fault, int status, boolean retryable) {
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
