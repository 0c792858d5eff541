package chat.maru.mate.threads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A first guess at all links of a talk, with the threads that they make.
final class Sketch {
  /// Smaller chances are none.
  static final float LEAST = 0.003f;

  private final int[] parent;
  private final int[] root;
  private final Map<Integer, Map<Integer, Float>> chances = new HashMap<>();
  private final Map<Integer, Numbers> threads = new HashMap<>();
  private final Map<Integer, Numbers> answers = new HashMap<>();
  private final Map<Integer, Map<Integer, Float>> answeredBy = new HashMap<>();

  Sketch(int size) {
    parent = new int[size];
    root = new int[size];
    Arrays.setAll(parent, i -> i);
    Arrays.setAll(root, i -> i);
  }

  /// Notes the chances of what a message answers; messages come in order.
  void note(int message, int[] candidates, double[] chance) {
    int best = 0;
    Map<Integer, Float> mine = new HashMap<>();
    for (int c = 0; c < candidates.length; c++) {
      best = chance[c] > chance[best] ? c : best;
      if (chance[c] > LEAST) {
        mine.put(candidates[c], (float) chance[c]);
        answeredBy
            .computeIfAbsent(candidates[c], _ -> new HashMap<>())
            .put(message, (float) chance[c]);
      }
    }
    chances.put(message, mine);
    parent[message] = candidates[best];
    root[message] = candidates[best] == message ? message : root[candidates[best]];
    threads.computeIfAbsent(root[message], _ -> new Numbers()).add(message);
    if (candidates[best] != message) {
      answers.computeIfAbsent(candidates[best], _ -> new Numbers()).add(message);
    }
  }

  float chance(int message, int candidate) {
    return chances.getOrDefault(message, Map.of()).getOrDefault(candidate, 0f);
  }

  int parent(int message) {
    return parent[message];
  }

  int root(int message) {
    return root[message];
  }

  /// The messages of the thread that `message` belongs to, in order.
  Numbers thread(int message) {
    return threads.getOrDefault(root[message], new Numbers());
  }

  /// What answers `message`, in order.
  Numbers answers(int message) {
    return answers.getOrDefault(message, new Numbers());
  }

  /// The greatest chance that one of `author`'s messages answers `message`.
  float answeredBy(int message, int author, Talk talk) {
    float best = 0;
    for (Map.Entry<Integer, Float> one : answeredBy.getOrDefault(message, Map.of()).entrySet()) {
      if (talk.at(one.getKey()).author() == author) {
        best = Math.max(best, one.getValue());
      }
    }
    return best;
  }

  /// The content words of the thread of `message` before `until`, from its last few messages.
  Set<Integer> terms(int message, int until, int last, Talk talk) {
    Numbers thread = thread(message);
    int count = thread.below(until);
    Set<Integer> terms = new HashSet<>();
    for (int k = Math.max(0, count - last); k < count; k++) {
      for (int term : talk.at(thread.get(k)).terms()) {
        terms.add(term);
      }
    }
    return terms;
  }
}
