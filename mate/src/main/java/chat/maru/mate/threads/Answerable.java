package chat.maru.mate.threads;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows that a model of links weighs, for whoever trains one: all pairs of a talk that may be
/// linked, as figures.
public final class Answerable {
  private Answerable() {}

  /// A message with what it may answer.
  ///
  /// @param candidates indexes of messages, the first its own (it answers nothing)
  /// @param rows the figures of each
  @SuppressWarnings("ArrayRecordComponent") // rows of figures, never compared
  public record Choice(int message, int[] candidates, float[][] rows) {}

  /// The names of the figures; with those of a first guess if it is `sketched`.
  public static List<String> figures(boolean sketched) {
    return Features.names(sketched);
  }

  /// Gives every message from `from` on that is no notice with its rows, in order.
  ///
  /// @param odds what words have meant in other talks
  /// @param first the trees of a first guess at the whole talk, if these rows know one
  public static void each(
      List<Utterance> talk,
      int from,
      Odds odds,
      @Nullable Forest first,
      Consumer<Choice> consumer) {
    Talk heard = new Talk(talk, odds);
    Sketch sketch =
        first == null ? null : Linker.sketch(heard, first, Math.max(0, from - Talk.REACH));
    int width = Features.names(first != null).size();
    Features features = new Features(heard, sketch);
    for (int i = from; i < heard.size(); i++) {
      if (!heard.at(i).notice()) {
        int[] candidates = Linker.candidates(heard, sketch, i);
        float[][] rows = new float[candidates.length][];
        for (int c = 0; c < candidates.length; c++) {
          rows[c] = Arrays.copyOf(features.of(i, candidates[c]), width);
        }
        consumer.accept(new Choice(i, candidates, rows));
      }
    }
  }
}
