package chat.maru.mate.timing;

import java.time.Duration;

/// What the mate does with an opening.
public sealed interface Verdict {
  /// It speaks, if it knows the answer.
  record Speak(Duration waited) implements Verdict {}

  /// People may still answer: it looks again after this time.
  record Wait(Duration time) implements Verdict {}

  /// It says nothing, for good.
  record Silent(Reason reason) implements Verdict {}

  /// Why it says nothing.
  enum Reason {
    NOT_OPEN,
    ANSWERED,
    MOOD,
    ENOUGH_TODAY,
    IGNORED,
    TOO_LATE
  }
}
