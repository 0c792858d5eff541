package chat.maru.orchestrator.routing.model;

/// What one model can, on the scale on which questions are more or less easy: it is right with
/// chance `1 / (1 + exp(-(ease + level)))`.
///
/// A level is known as a mean and a variance, and each outcome narrows it (one Newton step of the
/// Laplace approximation, as in Elo's and Glicko's ratings). Twenty to fifty outcomes outweigh what
/// was thought of a model before; [#FLOOR] keeps it able to learn that a vendor changed it.
///
/// @param level the mean, in logits
/// @param variance how uncertain it is, in squared logits
public record Ability(double level, double variance) {
  /// The least variance, that of about two hundred outcomes.
  private static final double FLOOR = 0.025;

  /// The chance of success on a question.
  ///
  /// @param ease how easy the question is, in logits
  public double chance(double ease) {
    // An uncertain level draws the chance towards one half (MacKay 1992).
    double drawn = 1 / Math.sqrt(1 + Math.PI * variance / 8);
    return Logistic.sigmoid((ease + level) * drawn);
  }

  /// After one more outcome.
  ///
  /// @param outcome 0 to 1
  /// @param weight how much the outcome is worth beside one that was judged by hand
  public Ability after(double ease, double outcome, double weight) {
    double chance = Logistic.sigmoid(ease + level);
    double narrowed = 1 / (1 / variance + weight * chance * (1 - chance));
    return new Ability(level + narrowed * weight * (outcome - chance), Math.max(FLOOR, narrowed));
  }
}
