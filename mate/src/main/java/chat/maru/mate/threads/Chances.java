package chat.maru.mate.threads;

/// How likely each message of a talk answers each earlier one, judged when it was said.
public final class Chances {
  /// A later message of the same author belongs to the question if it goes on with it this likely.
  private static final double GOES_ON = 0.3;

  private final Talk talk;
  private final Sketch sketch;

  Chances(Talk talk, Sketch sketch) {
    this.talk = talk;
    this.sketch = sketch;
  }

  /// The chance that `message` answers `earlier`, 0 to 1; that it begins something if they are the
  /// same.
  public double of(int message, int earlier) {
    return sketch.chance(message, earlier);
  }

  /// The chance that somebody else has answered a question, or what its author added to it, before
  /// the message at `until`, 0 to 1.
  public double answered(int question, int until) {
    int author = talk.at(question).author();
    java.util.Set<Integer> asked = new java.util.HashSet<>(java.util.Set.of(question));
    double open = 1;
    for (int i = question + 1; i < Math.min(until, talk.size()); i++) {
      double chance = 0;
      for (int one : asked) {
        chance += of(i, one);
      }
      if (talk.at(i).author() == author) {
        if (chance >= GOES_ON) {
          asked.add(i);
        }
      } else {
        open *= 1 - Math.min(1, chance);
      }
    }
    return 1 - open;
  }

  /// Whether `message` is put to one person by name.
  public boolean addressed(int message) {
    return talk.at(message).addressee() >= 0 || talk.at(message).stranger();
  }

  /// Whether somebody else called the author of `message` by name between it and `until`.
  public boolean called(int message, int until) {
    int author = talk.at(message).author();
    return talk.naming(author).within(message + 1, until) > 0;
  }
}
