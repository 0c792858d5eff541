package chat.maru.mate.threads;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How often each word stood in messages that begin a matter, that go on with their author's own
/// words, that answer somebody, that were answered and that were not (naive Bayes).
public final class Odds {
  private static final int BEGINS = 0;
  private static final int CONTINUES = 1;
  private static final int ANSWERS = 2;
  private static final int ANSWERED = 3;
  private static final int IGNORED = 4;
  private static final int KINDS = 5;

  /// Messages at the end of what was annotated may be answered after it.
  private static final int UNSEEN_END = 40;

  private static final int MOST_WORDS = 40;
  private static final String ALL = "";

  private final Map<String, int[]> counts;
  private final Map<String, int[]> without;

  private Odds(Map<String, int[]> counts, Map<String, int[]> without) {
    this.counts = counts;
    this.without = without;
  }

  /// Nothing was counted yet.
  public static Odds none() {
    return new Odds(new HashMap<>(), Map.of());
  }

  /// What a message's words say.
  ///
  /// @param begins the logarithm of the odds that it begins something
  /// @param continues of going on with one's own words against answering another
  /// @param answered of being answered
  record Said(float begins, float continues, float answered) {}

  /// The words that count: those of the message, and the first ones as such.
  static Set<String> words(String text) {
    List<String> tokens = chat.maru.mate.talk.Words.tokens(text);
    Set<String> words = new LinkedHashSet<>();
    if (tokens.isEmpty()) {
      return words;
    }
    words.add("^" + tokens.getFirst());
    if (tokens.size() > 1) {
      words.add("^" + tokens.get(0) + " " + tokens.get(1));
    }
    tokens.stream().limit(MOST_WORDS).forEach(words::add);
    words.add("#" + Math.min(12, tokens.size()));
    if (text.indexOf('?') >= 0) {
      words.add("?");
    }
    return words;
  }

  /// Counts a talk whose links are known.
  ///
  /// @param answers for each annotated message what it answers; itself if nothing
  public void count(List<Utterance> talk, int from, Map<Integer, Set<Integer>> answers) {
    Talk heard = new Talk(talk, none());
    Set<Integer> answered = new HashSet<>();
    answers.forEach(
        (message, to) -> to.stream().filter(one -> !one.equals(message)).forEach(answered::add));
    for (int i = from; i < talk.size(); i++) {
      Set<Integer> to = answers.get(i);
      if (heard.at(i).notice() || to == null) {
        continue;
      }
      int first = to.iterator().next();
      int kind =
          to.contains(i)
              ? BEGINS
              : heard.at(first).author() == heard.at(i).author() ? CONTINUES : ANSWERS;
      Set<String> words = words(heard.at(i).rest());
      words.add(ALL);
      for (String word : words) {
        int[] count = counts.computeIfAbsent(word, _ -> new int[KINDS]);
        count[kind]++;
        if (i < talk.size() - UNSEEN_END) {
          count[answered.contains(i) ? ANSWERED : IGNORED]++;
        }
      }
    }
  }

  /// The same without what `other` counted, whose talk is to be judged.
  public Odds without(Odds other) {
    return new Odds(counts, other.counts);
  }

  Said of(String rest) {
    double begins = 0;
    double continues = 0;
    double answered = 0;
    int[] all = at(ALL);
    for (String word : words(rest)) {
      int[] count = at(word);
      begins +=
          odds(
              count[BEGINS],
              count[CONTINUES] + count[ANSWERS],
              all[BEGINS],
              all[CONTINUES] + all[ANSWERS]);
      continues += odds(count[CONTINUES], count[ANSWERS], all[CONTINUES], all[ANSWERS]);
      answered += odds(count[ANSWERED], count[IGNORED], all[ANSWERED], all[IGNORED]);
    }
    return new Said((float) begins, (float) continues, (float) answered);
  }

  private int[] at(String word) {
    int[] count = counts.get(word);
    if (count == null) {
      return new int[KINDS];
    }
    int[] less = without.get(word);
    if (less == null) {
      return count;
    }
    int[] left = count.clone();
    for (int k = 0; k < KINDS; k++) {
      left[k] -= less[k];
    }
    return left;
  }

  /// Smoothed by four messages of the usual mix.
  private static double odds(int yes, int no, int allYes, int allNo) {
    if (yes + no == 0 || allYes == 0 || allNo == 0) {
      return 0;
    }
    double usual = (double) allYes / (allYes + allNo);
    return Math.log((yes + 4 * usual) / (no + 4 * (1 - usual))) - Math.log(usual / (1 - usual));
  }

  /// Only words that were counted at least `least` times.
  public Odds common(int least) {
    Map<String, int[]> kept = new TreeMap<>();
    counts.forEach(
        (word, count) -> {
          if (count[BEGINS] + count[CONTINUES] + count[ANSWERS] >= least) {
            kept.put(word, count);
          }
        });
    return new Odds(kept, without);
  }

  /// Writes it as [#read] reads it.
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, int[]> one : counts.entrySet()) {
      out.writeUTF(one.getKey());
      for (int count : one.getValue()) {
        out.writeShort(Math.min(count, 0xffff));
      }
    }
  }

  static Odds read(DataInputStream in) throws IOException {
    Map<String, int[]> counts = new HashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      int[] count = new int[KINDS];
      String word = in.readUTF();
      for (int k = 0; k < KINDS; k++) {
        count[k] = in.readUnsignedShort();
      }
      counts.put(word, count);
    }
    return new Odds(counts, Map.of());
  }
}
