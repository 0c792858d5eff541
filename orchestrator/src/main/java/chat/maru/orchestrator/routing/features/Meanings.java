package chat.maru.orchestrator.routing.features;

import java.util.List;
import java.util.SplittableRandom;

/// The main directions in which a body of texts differs in its words (latent semantic analysis):
/// what they are about, as far as words that stand together tell. No outcome plays a part.
///
/// The directions are the right singular vectors of the texts' word vectors, found by subspace
/// iteration (Halko, Martinsson, Tropp 2011). Thread-safe.
public final class Meanings {
  private static final int EXTRA = 10;
  private static final int ROUNDS = 5;

  private final int size;
  private final int words;
  private final float[] directions; // words x size

  private Meanings(int size, int words, float[] directions) {
    this.size = size;
    this.words = words;
    this.directions = directions;
  }

  /// @param texts vectors of a [WordSpace]
  /// @param words its number of word columns
  /// @param wanted how many directions; fewer if there are not so many texts
  public static Meanings of(List<Sparse> texts, int words, int wanted, long seed) {
    int size = Math.min(wanted, Math.max(1, texts.size() / 4));
    int width = Math.min(size + EXTRA, texts.size());
    SplittableRandom random = new SplittableRandom(seed);
    double[][] basis = new double[texts.size()][width];
    for (double[] row : basis) {
      for (int i = 0; i < width; i++) {
        row[i] = random.nextGaussian();
      }
    }
    Orthogonal.columns(basis);
    for (int round = 0; round < ROUNDS; round++) {
      forth(texts, back(texts, basis, words, width), basis, words);
      Orthogonal.columns(basis);
    }
    float[] spread = back(texts, basis, words, width);
    return new Meanings(size, words, rotated(spread, words, width, size));
  }

  /// `A' Q`: what the texts along each direction have in common.
  private static float[] back(List<Sparse> texts, double[][] basis, int words, int width) {
    float[] spread = new float[words * width];
    for (int t = 0; t < texts.size(); t++) {
      Sparse text = texts.get(t);
      double[] row = basis[t];
      for (int i = 0; i < text.size() && text.columns()[i] < words; i++) {
        int at = text.columns()[i] * width;
        float value = text.values()[i];
        for (int k = 0; k < width; k++) {
          spread[at + k] += (float) (value * row[k]);
        }
      }
    }
    return spread;
  }

  /// `A S`, into `basis`.
  private static void forth(List<Sparse> texts, float[] spread, double[][] basis, int words) {
    for (int t = 0; t < texts.size(); t++) {
      basis[t] = along(texts.get(t), spread, words, basis[t].length);
    }
  }

  private static double[] along(Sparse text, float[] directions, int words, int width) {
    double[] sum = new double[width];
    for (int i = 0; i < text.size() && text.columns()[i] < words; i++) {
      int at = text.columns()[i] * width;
      float value = text.values()[i];
      for (int k = 0; k < width; k++) {
        sum[k] += value * directions[at + k];
      }
    }
    return sum;
  }

  /// Turns the spread into singular vectors, the strongest first, each of length one.
  private static float[] rotated(float[] spread, int words, int width, int size) {
    double[][] gram = new double[width][width];
    for (int w = 0; w < words; w++) {
      for (int i = 0; i < width; i++) {
        double value = spread[w * width + i];
        for (int j = 0; value != 0 && j < width; j++) {
          gram[i][j] += value * spread[w * width + j];
        }
      }
    }
    Orthogonal.Eigen eigen = Orthogonal.eigen(gram);
    // Directions along which the texts hardly differ are noise that the division would blow up.
    double least = 1e-6 * Math.max(1e-12, eigen.values()[0]);
    float[] directions = new float[words * size];
    for (int w = 0; w < words; w++) {
      for (int k = 0; k < size; k++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          sum += spread[w * width + i] * eigen.vectors()[i][k];
        }
        double strength = eigen.values()[k];
        directions[w * size + k] = strength < least ? 0 : (float) (sum / Math.sqrt(strength));
      }
    }
    return directions;
  }

  public int size() {
    return size;
  }

  /// Where a text stands, as a vector of length one; zero if it shares no word with the others.
  public double[] of(Sparse text) {
    double[] at = along(text, directions, words, size);
    double squares = 0;
    for (double value : at) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    for (int k = 0; length > 1e-9 && k < size; k++) {
      at[k] /= length;
    }
    return at;
  }
}
