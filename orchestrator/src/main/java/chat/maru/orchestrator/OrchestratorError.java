package chat.maru.orchestrator;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;

/// What can go wrong between a request and a model.
public enum OrchestratorError implements ErrorEntry {
  /// No model of that name.
  MODEL_NOT_FOUND(Fault.CALLER, 404, false),
  /// There is no model at all, or none that may answer this request.
  NO_MODEL(Fault.LIMIT, 503, true),
  /// The pinned model cannot do what the request needs.
  NOT_CAPABLE(Fault.CALLER, 400, false),
  /// The words are too private for the pinned model.
  DATA_CLASS(Fault.CALLER, 403, false),
  /// The prompt is longer than the model's context.
  CONTEXT_LENGTH(Fault.CALLER, 400, false),
  /// The provider says that the request is wrong.
  PROVIDER_REFUSED(Fault.CALLER, 400, false),
  /// The provider does not take the operator's key, or it may not do this.
  PROVIDER_KEY(Fault.PROVIDER, 502, true),
  /// The provider wants fewer requests.
  PROVIDER_BUSY(Fault.LIMIT, 429, true),
  /// The provider could not be reached.
  PROVIDER_UNREACHABLE(Fault.PROVIDER, 502, true),
  /// The provider failed, or answered with something that is no answer.
  PROVIDER_FAILED(Fault.PROVIDER, 502, true),
  /// The provider took longer than allowed.
  PROVIDER_TIMEOUT(Fault.PROVIDER, 504, true),
  /// The answer broke off.
  STREAM_BROKEN(Fault.PROVIDER, 502, true),
  /// Whoever asked is gone.
  CANCELLED(Fault.CALLER, 499, false);

  private final Meaning meaning;

  OrchestratorError(Fault fault, int status, boolean retryable) {
    meaning = new Meaning(fault, status, retryable);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
