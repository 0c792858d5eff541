package chat.maru.base;

import java.util.Locale;

/// The errors that every module may raise.
public enum CommonError implements ErrorCode {
  INVALID(Fault.CALLER, 400, false),
  UNAUTHENTICATED(Fault.CALLER, 401, false),
  FORBIDDEN(Fault.CALLER, 403, false),
  NOT_FOUND(Fault.CALLER, 404, false),
  CONFLICT(Fault.CALLER, 409, false),
  TOO_LARGE(Fault.CALLER, 413, false),
  RATE_LIMITED(Fault.LIMIT, 429, true),
  INTERNAL(Fault.INTERNAL, 500, false),
  UNAVAILABLE(Fault.INTERNAL, 503, true),
  DEADLINE(Fault.INTERNAL, 504, true);

  private final Fault fault;
  private final int status;
  private final boolean retryable;

  CommonError(Fault fault, int status, boolean retryable) {
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
