package chat.maru.mate.threads;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says which message answers which.
///
/// Two sets of trees: the first knows only what was said before; the second sees the first's guess
/// at the whole talk, also at what came after. Their weights were learnt from annotated Ubuntu IRC
/// (`links.txt` beside them says whose work that is). Safe for several threads.
public final class Linker {
  private static final String RESOURCE = "links.bin";

  /// A further message is answered too if its chance is at least this; one answer alone is the rule
  /// (chosen on the development part of the same data).
  public static final double ALSO = 0.25;

  /// Read when it is first needed.
  private static final class Shipped {
    static final Linker LINKER = read();
  }

  private final Forest first;
  private final Forest second;

  private final Odds odds;

  public Linker(Odds odds, Forest first, Forest second) {
    this.odds = odds;
    this.first = first;
    this.second = second;
  }

  /// The one with the weights of this version.
  public static Linker shipped() {
    return Shipped.LINKER;
  }

  private static Linker read() {
    try (InputStream in = Linker.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + RESOURCE);
      }
      DataInputStream data = new DataInputStream(new BufferedInputStream(in));
      return new Linker(Odds.read(data), Forest.read(data), Forest.read(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the messages from `from` on answer, by what was said up to each; notices begin and are
  /// left out.
  public List<Link> live(List<Utterance> said, int from) {
    Talk talk = new Talk(said, odds);
    return links(talk, null, first, from);
  }

  /// The same with a look at what came after each message, which knows better.
  public List<Link> whole(List<Utterance> said, int from) {
    Talk talk = new Talk(said, odds);
    Sketch sketch = sketch(talk, first, Math.max(0, from - Talk.REACH));
    return links(talk, sketch, second, from);
  }

  /// All chances of the messages from `from` on, by what was said up to each.
  public Chances chances(List<Utterance> said, int from) {
    Talk talk = new Talk(said, odds);
    return new Chances(talk, sketch(talk, first, from));
  }

  private static List<Link> links(Talk talk, @Nullable Sketch sketch, Forest forest, int from) {
    Features features = new Features(talk, sketch);
    List<Link> links = new ArrayList<>();
    for (int i = from; i < talk.size(); i++) {
      if (!talk.at(i).notice()) {
        int[] candidates = candidates(talk, sketch, i);
        double[] chances = chances(features, forest, i, candidates);
        int best = best(chances);
        for (int c = 0; c < candidates.length; c++) {
          if (c == best || (best > 0 && c > 0 && chances[c] >= ALSO)) {
            links.add(new Link(i, candidates[c], chances[c]));
          }
        }
      }
    }
    return links;
  }

  /// Those that a first guess left a chance, the message itself at the head.
  static int[] candidates(Talk talk, @Nullable Sketch sketch, int message) {
    int[] all = talk.candidates(message);
    return sketch == null
        ? all
        : java.util.Arrays.stream(all)
            .filter(one -> one == message || sketch.chance(message, one) > Sketch.LEAST)
            .toArray();
  }

  /// A first guess at the links from `from` on.
  static Sketch sketch(Talk talk, Forest forest, int from) {
    Sketch sketch = new Sketch(talk.size());
    Features features = new Features(talk, null);
    for (int i = from; i < talk.size(); i++) {
      if (!talk.at(i).notice()) {
        int[] candidates = talk.candidates(i);
        sketch.note(i, candidates, chances(features, forest, i, candidates));
      }
    }
    return sketch;
  }

  private static int best(double[] chances) {
    int best = 0;
    for (int c = 1; c < chances.length; c++) {
      best = chances[c] > chances[best] ? c : best;
    }
    return best;
  }

  private static double[] chances(Features features, Forest forest, int message, int[] candidates) {
    double[] chances = new double[candidates.length];
    for (int c = 0; c < candidates.length; c++) {
      chances[c] = forest.score(features.of(message, candidates[c]));
    }
    double highest = chances[best(chances)];
    double sum = 0;
    for (int c = 0; c < candidates.length; c++) {
      chances[c] = Math.exp(chances[c] - highest);
      sum += chances[c];
    }
    for (int c = 0; c < candidates.length; c++) {
      chances[c] /= sum;
    }
    return chances;
  }
}
