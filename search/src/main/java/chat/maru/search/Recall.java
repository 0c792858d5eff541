package chat.maru.search;

import chat.maru.base.MessageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Finds the messages that may answer a question.
///
/// An answer seldom repeats the words of its question: the words stand in the message before it, or
/// somewhere in that evening's talk. So each message is scored by its own words (BM25), by windows
/// of three and five messages around it, and by its whole session; each of the four is measured in
/// standard deviations over the room (z-score) and they are added with equal weight. A message by
/// somebody whom the question names counts as much more as two such measures at one deviation.
/// Equal weights are what one chooses without data of one's own; `bench/RESULTS.md` says what was
/// checked on the published sets.
///
/// Deterministic: equal scores fall to the older message; deleted messages count in no statistic,
/// whatever the state of Lucene's segments.
///
/// Cost: one walk over the postings of the question's words, and a few passes over arrays of one
/// float a message. Rejected: storing windows as documents (each edit rewrites five, each import in
/// between shifts them), learned weights (no data of our own yet).
final class Recall {
  private static final double SPEAKER = 2.0;
  private static final int CONTEXT = 2;

  private final Timeline timeline;
  private final RecallQuery query;
  private final Scope scope;
  private final Question question;
  private final boolean[] asked;

  Recall(Timeline timeline, RecallQuery query) {
    this.timeline = timeline;
    this.query = query;
    this.scope = new Scope(timeline, query);
    this.question = Question.of(query, timeline.names);
    this.asked = new boolean[timeline.names.count()];
    question.speakers().forEach(author -> asked[author] = true);
  }

  private record Scored(int position, double score) {}

  /// Ascending: the worst first.
  private static final Comparator<Scored> BY_SCORE =
      Comparator.comparingDouble(Scored::score)
          .thenComparing(Comparator.comparingInt(Scored::position).reversed());

  List<Passage> run() throws IOException {
    if (question.words().isEmpty()) {
      return latest();
    }
    Words finder = new Words(timeline, scope);
    List<Occurrences> words = new ArrayList<>();
    for (String word : question.words()) {
      words.add(finder.find(word));
    }
    List<Passage> passages = new ArrayList<>();
    for (Scored scored : best(words)) {
      passages.add(passage(scored, coverage(words, scored.position())));
    }
    return passages;
  }

  private List<Scored> best(List<Occurrences> words) {
    Evidence one = new Evidence(scope, 0);
    Evidence three = new Evidence(scope, 1);
    Evidence five = new Evidence(scope, 2);
    SessionEvidence session = new SessionEvidence(timeline, scope);
    for (Occurrences word : words) {
      one.add(word);
      three.add(word);
      five.add(word);
      session.add(word);
    }
    one.measure();
    three.measure();
    five.measure();
    session.measure();
    PriorityQueue<Scored> best = new PriorityQueue<>(query.limit() + 1, BY_SCORE);
    for (int p = scope.from; p < scope.to; p++) {
      if (five.touches(p) && scope.allows(p)) {
        double score = one.z(p) + three.z(p) + five.z(p) + session.z(p);
        if (asked[timeline.authors[p]]) {
          score += SPEAKER;
        }
        Scored worst = best.peek();
        if (worst == null || best.size() < query.limit() || score > worst.score()) {
          keep(best, new Scored(p, score));
        }
      }
    }
    return best.stream().sorted(BY_SCORE.reversed()).toList();
  }

  private void keep(PriorityQueue<Scored> best, Scored next) {
    if (best.size() >= query.limit()) {
      best.remove();
    }
    best.add(next);
  }

  /// The share of the question's weight that stands within one message of a position.
  private double coverage(List<Occurrences> words, int position) {
    double found = 0;
    double all = 0;
    for (Occurrences word : words) {
      double weight = Evidence.weight(word.size(), scope.count);
      all += weight;
      if (word.near(position, 1)) {
        found += weight;
      }
    }
    return all == 0 ? 0 : found / all;
  }

  /// A question without content ("민수가 어제 뭐래?") asks for the latest words of that speaker or time.
  private List<Passage> latest() throws IOException {
    boolean bounded = query.from().isPresent() || query.to().isPresent();
    if (question.speakers().isEmpty() && !bounded) {
      return List.of();
    }
    List<Passage> passages = new ArrayList<>();
    for (int p = scope.to - 1; p >= scope.from && passages.size() < query.limit(); p--) {
      boolean wanted = question.speakers().isEmpty() || asked[timeline.authors[p]];
      if (wanted && scope.allows(p)) {
        passages.add(passage(new Scored(p, 0), 1));
      }
    }
    return passages;
  }

  private Passage passage(Scored scored, double coverage) throws IOException {
    int here = scored.position();
    int[] around =
        IntStream.rangeClosed(here - CONTEXT, here + CONTEXT)
            .filter(p -> scope.allows(p) && timeline.sessions[p] == timeline.sessions[here])
            .toArray();
    List<MessageId> neighbours = new ArrayList<>();
    for (int p : around) {
      neighbours.add(timeline.id(p));
    }
    return new Passage(timeline.id(here), scored.score(), coverage, neighbours);
  }
}
