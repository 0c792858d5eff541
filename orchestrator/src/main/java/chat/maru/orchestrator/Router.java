package chat.maru.orchestrator;

/// Decides which model answers. Never blocks, never calls a model; a decision takes far less than a
/// millisecond. Thread-safe.
public interface Router {
  /// @param ask what the request needs
  /// @param models what there is
  Route route(Ask ask, Models.Snapshot models);

  /// The same for a request that is about to be answered: it may be used to learn something.
  default Route decide(Ask ask, Models.Snapshot models) {
    return route(ask, models);
  }

  /// Told once for each request that was decided, with the id that its receipt will have.
  default void decided(String receipt, Ask ask, Route route) {
    // a router that learns nothing
  }
}
