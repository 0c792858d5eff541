package chat.maru.orchestrator.routing.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that tells whether an answer was right.
public enum Signal {
  /// A thumb up.
  UP(1, 1),
  /// A thumb down.
  DOWN(0, 1),
  /// The asker wanted another answer: often, but not always, since this one was wrong.
  REGENERATE(0, 0.5),
  /// The asker said it in other words.
  EDIT(0, 0.3),
  /// The asker thanked for it: often out of politeness.
  THANKS(1, 0.4),
  /// The asker said that it is wrong.
  NO(0, 0.6),
  /// A tool that the model called did what it should.
  TOOL_DONE(1, 0.2),
  /// The model called a tool in a way that failed.
  TOOL_FAILED(0, 0.3);

  private final double outcome;
  private final double weight;

  Signal(double outcome, double weight) {
    this.outcome = outcome;
    this.weight = weight;
  }

  /// What a person can send.
  public static Optional<Signal> ofReader(String code) {
    return Arrays.stream(new Signal[] {UP, DOWN, REGENERATE, EDIT})
        .filter(signal -> signal.code().equals(code))
        .findFirst();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// 1 if the answer was right, 0 if not.
  public double outcome() {
    return outcome;
  }

  /// How much it is worth beside a thumb.
  public double weight() {
    return weight;
  }
}
