package chat.maru.orchestrator;

import chat.maru.base.MaruException;

/// Answers requests with the models of the deployment. Thread-safe.
@SuppressWarnings("DoNotCallSuggester") // until providers land
public final class Gateway {
  private final Models models;

  public Gateway(Models models) {
    this.models = models;
  }

  /// The route that `request` would take, without asking a model.
  public Route route(ChatRequest request) {
    throw unavailable(request);
  }

  /// Follows the route until a model sends its first token. Blocks until then.
  ///
  /// @throws MaruException if no model may or can answer; the receipt is written all the same
  public ChatStream open(ChatRequest request) {
    throw unavailable(request);
  }

  /// Follows the route until a model has answered whole. Blocks until then.
  ///
  /// @throws MaruException if no model may or can answer; the receipt is written all the same
  public Completion complete(ChatRequest request) {
    throw unavailable(request);
  }

  private MaruException unavailable(ChatRequest request) {
    return new MaruException(
        OrchestratorError.NO_MODEL,
        request.model() + ": none of " + models.all().size() + " models may answer");
  }
}
