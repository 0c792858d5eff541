package chat.maru.base;

/// The errors that every module may raise.
public enum CommonError implements ErrorEntry {
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

  private final Meaning meaning;

  CommonError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
