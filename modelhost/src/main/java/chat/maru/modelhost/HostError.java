package chat.maru.modelhost;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// The errors of this process, in OpenAI's spelling where it has one.
enum HostError implements ErrorEntry {
  UNSUPPORTED_PARAMETER(Fault.CALLER, 400, false),
  CONTEXT_LENGTH_EXCEEDED(Fault.CALLER, 400, false),
  MODEL_NOT_FOUND(Fault.CALLER, 404, false),
  LENGTH_REQUIRED(Fault.CALLER, 411, false),
  QUEUE_FULL(Fault.LIMIT, 503, true),
  MODEL_LOADING(Fault.PROVIDER, 503, true),
  INVALID_OUTPUT(Fault.PROVIDER, 502, true),
  MODEL_FAILED(Fault.PROVIDER, 500, true);

  private final Meaning meaning;

  HostError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
