package chat.maru.bench.router;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ways to divide cases, the same for the same seed.
final class Splits {
  private Splits() {}

  /// `wanted` of `n`, drawn by chance.
  static int[] draw(int n, int wanted, long seed) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(all, new Random(seed));
    return all.stream().limit(wanted).mapToInt(i -> i).sorted().toArray();
  }

  /// The fold of each case: near-duplicates in one fold, and outcomes spread evenly, since a fold
  /// whose base rate is off would shift all its predictions against the others'.
  static int[] folds(Outcomes outcomes, int[] groups, int folds, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, groups.length).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparingDouble(i -> rank(outcomes.cases().get(i).success())));
    Map<Integer, Integer> byGroup = new HashMap<>();
    int[] fold = new int[groups.length];
    int next = 0;
    for (int i : order) {
      Integer already = byGroup.get(groups[i]);
      if (already == null) {
        already = next++ % folds;
        byGroup.put(groups[i], already);
      }
      fold[i] = already;
    }
    return fold;
  }

  private static double rank(double[] success) {
    double rank = 0;
    for (double one : success) {
      rank = rank * 2 + one;
    }
    return rank;
  }

  /// A random half of the subjects as fold 0, the others as fold 1.
  static int[] subjects(Outcomes outcomes, long seed) {
    List<String> subjects =
        new ArrayList<>(
            outcomes.cases().stream().map(Outcomes.Case::subject).distinct().sorted().toList());
    Collections.shuffle(subjects, new Random(seed));
    Set<String> half = new HashSet<>(subjects.subList(0, subjects.size() / 2));
    return outcomes.cases().stream().mapToInt(c -> half.contains(c.subject()) ? 0 : 1).toArray();
  }

  /// The cases of `test` whose question does not stand in `train`.
  static Outcomes unseen(Outcomes test, Outcomes train) {
    Set<String> known = train.prompts().stream().map(Duplicates::plain).collect(Collectors.toSet());
    return new Outcomes(
        test.models(),
        test.cases().stream().filter(c -> !known.contains(Duplicates.plain(c.prompt()))).toList());
  }

  static int[] where(int[] fold, int wanted, boolean inside) {
    return IntStream.range(0, fold.length).filter(i -> fold[i] == wanted == inside).toArray();
  }
}
