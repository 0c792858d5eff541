package chat.maru.mate.timing;

import java.time.Duration;

/// Decides whether an open question is a moment to speak unasked. Silence is the rule: each
/// condition alone is enough for it.
public final class Tact {
  /// People are in the middle of it before this.
  static final Duration PAUSE = Duration.ofSeconds(40);

  /// An answer to an old question interrupts what people talk about now.
  static final int PASSED = 60;

  private static final int LONGEST = 4;

  private Tact() {}

  /// What to do now. The mood and the room's limits are asked at each look, so that what changes
  /// while it waits counts.
  public static Verdict judge(Opening opening, Dial dial, Past past) {
    if (!opening.open()) {
      return new Verdict.Silent(Verdict.Reason.NOT_OPEN);
    }
    if (past.ignored()) {
      return new Verdict.Silent(Verdict.Reason.IGNORED);
    }
    if (past.lastDay() >= dial.aDay()) {
      return new Verdict.Silent(Verdict.Reason.ENOUGH_TODAY);
    }
    if (opening.mood() != Mood.CALM) {
      return new Verdict.Silent(Verdict.Reason.MOOD);
    }
    if (opening.answered() > dial.open()) {
      return new Verdict.Silent(Verdict.Reason.ANSWERED);
    }
    Duration patience = dial.patience();
    if (opening.since() > PASSED
        || opening.waited().compareTo(patience.multipliedBy(LONGEST)) > 0) {
      return new Verdict.Silent(Verdict.Reason.TOO_LATE);
    }
    if (opening.waited().compareTo(patience) < 0) {
      return new Verdict.Wait(patience.minus(opening.waited()));
    }
    return opening.quiet().compareTo(PAUSE) < 0
        ? new Verdict.Wait(PAUSE.minus(opening.quiet()))
        : new Verdict.Speak(opening.waited());
  }
}
