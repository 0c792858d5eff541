package chat.maru.orchestrator;

/// Decides which model answers. Never blocks, never calls a model; a decision takes far less than a
/// millisecond. Thread-safe.
public interface Router {
  /// @param ask what the request needs
  /// @param models what there is
  Route route(Ask ask, Models.Snapshot models);
}
