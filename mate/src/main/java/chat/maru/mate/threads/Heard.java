package chat.maru.mate.threads;

/// What is known of one message by itself and by who was there before it.
///
/// @param author the author's number
/// @param second seconds since some fixed moment
/// @param turn its place among the messages that are no notices; of a notice, the place of the next
/// @param form what its words look like, see [Form]
/// @param terms numbers of its content words, each once
/// @param weights how telling each of those words was when it was said: the logarithm of how rarely
///   it had been heard
/// @param named numbers of the people it names, the one it addresses first
/// @param addressee whom it addresses by beginning with a name; -1 if nobody
/// @param stranger whether it begins with a name that nobody known here has
/// @param rest its words without the name that it begins with
/// @param odds what those words have meant elsewhere
@SuppressWarnings("ArrayRecordComponent") // rows of figures, never compared
record Heard(
    int author,
    long second,
    int turn,
    boolean notice,
    Form form,
    int[] terms,
    float[] weights,
    int[] named,
    int addressee,
    boolean stranger,
    String rest,
    Odds.Said odds) {
  /// As a figure: seconds beyond a float's precision do not matter.
  float secondsAfter(Heard earlier) {
    return (float) (second - earlier.second);
  }

  boolean names(int person) {
    for (int one : named) {
      if (one == person) {
        return true;
      }
    }
    return false;
  }
}
