package chat.maru.mate.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A talk that was heard, with who said what and who was named where.
final class Talk {
  /// How many of the messages just before may be answered.
  static final int NEAREST = 40;

  /// How far back an old message may be answered that its author, or a name in the answer, points
  /// at.
  static final int REACH = 250;

  private static final int POINTED = 4;

  private final List<Heard> heard;
  private final Numbers spoken = new Numbers();
  private final List<Numbers> by = new ArrayList<>();
  private final List<Numbers> naming = new ArrayList<>();
  private final int[][] candidates;

  Talk(List<Utterance> said, Odds odds) {
    Listener listener = new Listener(odds);
    said.forEach(listener::hear);
    heard = listener.heard();
    candidates = new int[heard.size()][];
    for (int i = 0; i < listener.people(); i++) {
      by.add(new Numbers());
      naming.add(new Numbers());
    }
    for (int i = 0; i < heard.size(); i++) {
      Heard one = heard.get(i);
      if (!one.notice()) {
        spoken.add(i);
        by.get(one.author()).add(i);
        for (int person : one.named()) {
          naming.get(person).add(i);
        }
      }
    }
  }

  int size() {
    return heard.size();
  }

  Heard at(int index) {
    return heard.get(index);
  }

  /// Where messages that are no notices stand.
  Numbers spoken() {
    return spoken;
  }

  /// Where `person` speaks.
  Numbers by(int person) {
    return by.get(person);
  }

  /// Where `person` is named.
  Numbers naming(int person) {
    return naming.get(person);
  }

  /// What the message at `index` may answer, the latest first and itself at the head.
  int[] candidates(int index) {
    if (candidates[index] == null) {
      candidates[index] = choose(index);
    }
    return candidates[index];
  }

  private int[] choose(int index) {
    Heard now = heard.get(index);
    TreeSet<Integer> found = new TreeSet<>();
    int count = spoken.below(index);
    for (int i = Math.max(0, count - NEAREST); i < count; i++) {
      found.add(spoken.get(i));
    }
    int oldest = Math.max(0, index - REACH);
    last(by.get(now.author()), index, oldest, found);
    last(naming.get(now.author()), index, oldest, found);
    for (int person : now.named()) {
      last(by.get(person), index, oldest, found);
    }
    int[] chosen = new int[found.size() + 1];
    int at = 0;
    chosen[at++] = index;
    for (int one : found.descendingSet()) {
      chosen[at++] = one;
    }
    return chosen;
  }

  private static void last(Numbers places, int before, int oldest, Set<Integer> into) {
    int count = places.below(before);
    for (int i = Math.max(0, count - POINTED); i < count; i++) {
      if (places.get(i) >= oldest) {
        into.add(places.get(i));
      }
    }
  }
}
