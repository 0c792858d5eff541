package chat.maru.modelhost;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// The errors of this process, in OpenAI's spelling where it has one.
enum HostError implements ErrorCode {
  UNSUPPORTED_PARAMETER(Fault.CALLER, 400, false),
  CONTEXT_LENGTH_EXCEEDED(Fault.CALLER, 400, false),
  MODEL_NOT_FOUND(Fault.CALLER, 404, false),
  LENGTH_REQUIRED(Fault.CALLER, 411, false),
  QUEUE_FULL(Fault.LIMIT, 503, true),
  MODEL_LOADING(Fault.PROVIDER, 503, true),
  INVALID_OUTPUT(Fault.PROVIDER, 502, true),
  MODEL_FAILED(Fault.PROVIDER, 500, true);

  private final Fault fault;
  private final int status;
  private final boolean retryable;

  HostError(Fault fault, int status, boolean retryable) {
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
