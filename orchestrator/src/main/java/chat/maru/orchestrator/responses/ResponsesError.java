package chat.maru.orchestrator.responses;

import chat.maru.base.ErrorCode;
import chat.maru.base.Fault;
import java.util.Locale;

/// What can be wrong with a kept response.
public enum ResponsesError implements ErrorCode {
  /// No such response of this key is kept.
  RESPONSE_NOT_FOUND(404),
  /// The response that a request continues is not kept.
  PREVIOUS_RESPONSE_NOT_FOUND(404),
  /// The response is kept but did not end well, so that nothing can follow it.
  PREVIOUS_RESPONSE_FAILED(400),
  /// The item that a request refers to is not kept.
  ITEM_NOT_FOUND(404);

  private final int status;

  ResponsesError(int status) {
    this.status = status;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Fault fault() {
    return Fault.CALLER;
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
