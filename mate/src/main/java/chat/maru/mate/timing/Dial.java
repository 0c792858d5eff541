package chat.maru.mate.timing;

import java.time.Duration;

/// How talkative a room wants the mate.
///
/// @param level 1 (hardly ever) to 5
/// @param shift what the room's people said of its unasked messages: up by one for each "too much",
///   down by a half for each "helpful"; between -2 and 6
public record Dial(int level, double shift) {
  public static final int LEAST = 1;
  public static final int MOST = 5;

  /// Of a room that never turned it.
  public static final Dial DEFAULT = new Dial(2, 0);

  private static final double SHIFT_DOWN = -2;
  private static final double SHIFT_UP = 6;
  private static final int[] MINUTES = {15, 10, 7, 5, 3};
  private static final int[] A_DAY = {1, 2, 3, 5, 8};
  private static final double[] OPEN = {0.12, 0.16, 0.2, 0.25, 0.3};

  public Dial {
    if (level < LEAST || level > MOST) {
      throw new IllegalArgumentException("level: " + level + " (expected: 1 to 5)");
    }
    shift = Math.clamp(shift, SHIFT_DOWN, SHIFT_UP);
  }

  /// How long an open question waits for people.
  public Duration patience() {
    return Duration.ofSeconds(Math.round(60 * MINUTES[level - 1] * Math.pow(1.5, shift)));
  }

  /// The most unasked messages in any 24 hours.
  public int aDay() {
    return shift >= 3 ? 1 : A_DAY[level - 1];
  }

  /// The greatest chance of having been answered by somebody at which a question is still open, 0
  /// to 1.
  public double open() {
    return OPEN[level - 1] / Math.pow(1.3, shift);
  }

  public Dial tooMuch() {
    return new Dial(level, shift + 1);
  }

  public Dial helpful() {
    return new Dial(level, shift - 0.5);
  }
}
