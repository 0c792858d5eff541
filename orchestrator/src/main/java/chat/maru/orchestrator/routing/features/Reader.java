package chat.maru.orchestrator.routing.features;

import java.util.List;

/// Reads texts as one body of texts taught it to. Thread-safe.
public final class Reader {
  private static final int DIRECTIONS = 50;

  private final WordSpace space;
  private final Meanings meanings;

  private Reader(WordSpace space, Meanings meanings) {
    this.space = space;
    this.meanings = meanings;
  }

  /// Learns from texts alone, without any outcome. Takes seconds for ten thousand.
  public static Reader of(List<String> texts, long seed) {
    List<String> bounded = texts.stream().map(Reader::bounded).toList();
    WordSpace space = WordSpace.of(bounded);
    List<Sparse> vectors =
        bounded.stream().map(text -> space.vector(text).below(space.words())).toList();
    return new Reader(space, Meanings.of(vectors, space.words(), DIRECTIONS, seed));
  }

  private static String bounded(String text) {
    return text.length() > Structure.MOST ? text.substring(0, Structure.MOST) : text;
  }

  public Reading read(String text) {
    String bounded = bounded(text);
    Sparse words = space.vector(bounded);
    return new Reading(words, Structure.of(bounded), meanings.of(words));
  }

  /// The number of columns of a reading's words.
  public int columns() {
    return space.columns();
  }
}
