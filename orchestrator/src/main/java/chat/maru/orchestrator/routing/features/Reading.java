package chat.maru.orchestrator.routing.features;

/// What was seen of one text.
///
/// @param words its place in a [WordSpace]
/// @param structure see [Structure]
/// @param meaning its place among [Meanings]
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reading(Sparse words, double[] structure, double[] meaning) {
  /// Structure and meaning in one.
  public double[] dense() {
    double[] both = new double[structure.length + meaning.length];
    System.arraycopy(structure, 0, both, 0, structure.length);
    System.arraycopy(meaning, 0, both, structure.length, meaning.length);
    return both;
  }
}
