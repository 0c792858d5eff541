package chat.maru.orchestrator.wire;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;

/// What can be wrong between two wires.
public enum WireError implements ErrorCode {
  /// The request says something that the target wire cannot say; the message names it.
  CANNOT_SAY("wire_cannot_say", Fault.CALLER, 400, false),
  /// The request is not well-formed in its own wire.
  MALFORMED("wire_malformed", Fault.CALLER, 400, false),
  /// A vendor's answer is not well-formed in the vendor's wire.
  BROKEN("provider_broken", Fault.PROVIDER, 502, true);

  private final String code;
  private final Fault fault;
  private final int status;
  private final boolean retryable;

  WireError(String code, Fault fault, int status, boolean retryable) {
    this.code = code;
    this.fault = fault;
    this.status = status;
    this.retryable = retryable;
  }

  @Override
  public String code() {
    return code;
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
