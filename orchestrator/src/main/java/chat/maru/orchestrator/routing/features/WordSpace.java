package chat.maru.orchestrator.routing.features;

import java.util.Arrays;
import java.util.List;

/// Words and characters of a body of texts, weighed by how rare they are (TF-IDF).
///
/// Grams that stand in one text only (of characters: in two) tell nothing of others and are left
/// out. Words come first in the columns, then characters; each part of a vector has length one.
/// Thread-safe.
public final class WordSpace {
  private static final int LEAST_WORDS = 2;
  private static final int LEAST_CHARACTERS = 3;

  private final int[] wordColumns;
  private final int[] characterColumns;
  private final float[] rarity;
  private final int words;
  private final int columns;

  private WordSpace(int[] wordTexts, int[] characterTexts, int texts) {
    words = number(wordTexts, LEAST_WORDS, 0);
    columns = number(characterTexts, LEAST_CHARACTERS, words);
    rarity = new float[columns];
    wordColumns = weigh(wordTexts, LEAST_WORDS, 0, texts);
    characterColumns = weigh(characterTexts, LEAST_CHARACTERS, words, texts);
  }

  /// Of these texts; outcomes play no part, so texts without one are welcome.
  public static WordSpace of(List<String> texts) {
    int[] wordTexts = new int[1 << Grams.BITS];
    int[] characterTexts = new int[1 << Grams.BITS];
    for (String text : texts) {
      Grams.words(text).forEach((bucket, _) -> wordTexts[bucket]++);
      Grams.characters(text).forEach((bucket, _) -> characterTexts[bucket]++);
    }
    return new WordSpace(wordTexts, characterTexts, texts.size());
  }

  private static int number(int[] texts, int least, int first) {
    return first + (int) Arrays.stream(texts).filter(count -> count >= least).count();
  }

  /// Turns counts of texts into columns in place, -1 for none.
  private int[] weigh(int[] texts, int least, int first, int all) {
    int column = first;
    for (int bucket = 0; bucket < texts.length; bucket++) {
      if (texts[bucket] >= least) {
        rarity[column] = (float) (Math.log((1.0 + all) / (1.0 + texts[bucket])) + 1);
        texts[bucket] = column++;
      } else {
        texts[bucket] = -1;
      }
    }
    return texts;
  }

  /// The number of columns.
  public int columns() {
    return columns;
  }

  /// The number of columns that stand for words; they come first.
  public int words() {
    return words;
  }

  /// `text` as a vector.
  public Sparse vector(String text) {
    return joined(
        part(Grams.words(text), wordColumns), part(Grams.characters(text), characterColumns));
  }

  private Sparse part(Tally tally, int[] columnOf) {
    int[] found = new int[tally.size()];
    float[] values = new float[tally.size()];
    int[] size = {0};
    double[] squares = {0};
    tally.forEach(
        (bucket, count) -> {
          int column = columnOf[bucket];
          if (column >= 0) {
            float value = (float) (1 + Math.log(count)) * rarity[column];
            squares[0] += value * value;
            found[size[0]] = column;
            values[size[0]++] = value;
          }
        });
    float length = (float) Math.sqrt(squares[0]);
    for (int i = 0; i < size[0]; i++) {
      values[i] /= length;
    }
    return new Sparse(Arrays.copyOf(found, size[0]), Arrays.copyOf(values, size[0]));
  }

  private static Sparse joined(Sparse a, Sparse b) {
    int[] both = Arrays.copyOf(a.columns(), a.size() + b.size());
    float[] values = Arrays.copyOf(a.values(), a.size() + b.size());
    System.arraycopy(b.columns(), 0, both, a.size(), b.size());
    System.arraycopy(b.values(), 0, values, a.size(), b.size());
    return new Sparse(both, values);
  }
}
