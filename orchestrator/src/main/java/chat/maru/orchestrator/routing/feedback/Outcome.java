package chat.maru.orchestrator.routing.feedback;

import java.time.Instant;

/// What became of one decision, as far as somebody told.
///
/// @param user who told; with the receipt and the signal it counts once
/// @param model the model that answered
/// @param start what its class was thought to be able to do, in logits
/// @param ease how easy the request was thought to be, in logits
/// @param propensity the chance with which the model had been chosen
public record Outcome(
    String receipt,
    String user,
    Instant at,
    Signal signal,
    String model,
    String kind,
    double start,
    double ease,
    double propensity) {
  /// The most that a choice which was unlikely counts for: unbounded inverse propensities would let
  /// one vote decide.
  private static final double MOST = 3;

  /// What it is worth. Feedback comes on the chosen model alone; one that is rarely chosen is heard
  /// a little louder for it.
  public double weight() {
    return signal.weight() * Math.min(MOST, 1 / Math.sqrt(Math.max(0.05, propensity)));
  }
}
