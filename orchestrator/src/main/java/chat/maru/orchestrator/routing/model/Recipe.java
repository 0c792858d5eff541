package chat.maru.orchestrator.routing.model;

/// How a [SuccessModel] is trained.
///
/// @param trust how far words may move a chance, see [Logistic]
/// @param structure how much measures of structure count beside words in the heads
/// @param trees see [Forest.Shape]
/// @param seed the same seed and data give the same model
public record Recipe(double trust, double structure, int trees, int leaf, double share, long seed) {
  /// What did best in repeated cross-validation on the sets of `./maru bench router`.
  public static final Recipe USUAL = new Recipe(0.15, 1.5, 200, 30, 0.5, 1);

  public Recipe seed(long other) {
    return new Recipe(trust, structure, trees, leaf, share, other);
  }
}
