package chat.maru.orchestrator.traffic;

/// Where the sums are kept.
public interface TrafficStore {
  /// Reads what `span` took. Blocks.
  Traffic read(Span span, Grouping by);
}
