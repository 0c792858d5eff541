package chat.maru.orchestrator.routing.feedback;

import java.util.List;

/// What the router did in a time, summed.
///
/// @param explored how many decisions tried the second best
/// @param exploredMicros what these were expected to cost more
/// @param againstBestMicros what was expected to be saved against always asking the most capable
/// @param againstRandomMicros the same against a random choice; negative if it cost more
public record Report(
    long decisions,
    long explored,
    long exploredMicros,
    long againstBestMicros,
    long againstRandomMicros,
    List<OfModel> models) {
  public Report {
    models = List.copyOf(models);
  }

  /// What became of one model's answers.
  ///
  /// @param predicted the mean chance of being right that was foretold, 0 to 1
  /// @param right the weight of outcomes that said it was
  /// @param weight the weight of all outcomes
  public record OfModel(
      String model,
      long chosen,
      double predicted,
      long up,
      long down,
      double right,
      double weight) {}
}
