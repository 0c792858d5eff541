package chat.maru.mate.catchup;

import chat.maru.base.MessageId;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a stretch of talk into topics.
///
/// A silence that is long for this talk begins a new topic, and so does a phrase that changes the
/// subject ("그나저나", "by the way"). A reply goes where the message went that it answers. Stretches
/// that share their telling words become one topic again.
final class Topics {
  private static final Duration SHORTEST_GAP = Duration.ofMinutes(15);
  private static final Duration LONGEST_GAP = Duration.ofHours(3);
  private static final Pattern SHIFT =
      Pattern.compile(
          "^(?:그나저나|그건\\s*그렇고|아\\s*맞다|참[,\\s]|다른\\s*얘긴데|근데\\s*(?:다들|혹시|우리|얘들아)"
              + "|by the way|btw|anyway|on another note|oh (?:also|and)|unrelated)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VERB =
      Pattern.compile(
          ".*(?:었|았|했|겠|할게|갈게|올게|할까|갈까|볼까|하자|가자|보자|먹자|해요|어요|아요|예요|세요|니다|는데|은데|거든|잖아|구나|네요|되는|하는|같은|좋은"
              + "|많은|가면|하면|되면|해서|가서|와서|하고|있는|없는|그럼|그래|그러|이거|진짜|완전|아니|오늘|내일|어제|그때|다들|얘들|너무|아마|일단).*|\\d+|https?|www|com");

  private Topics() {}

  /// Each topic's messages, in the order of their first.
  static List<List<Line>> cut(List<Line> lines) {
    Duration gap = gap(lines);
    List<List<Line>> topics = new ArrayList<>();
    Map<MessageId, Integer> topicOf = new HashMap<>();
    int current = -1;
    Line before = null;
    for (Line line : lines) {
      Integer answered = line.replyTo() == null ? null : topicOf.get(line.replyTo());
      boolean silence =
          before == null || Duration.between(before.at(), line.at()).compareTo(gap) > 0;
      if (answered != null) {
        current = answered;
      } else if (silence || SHIFT.matcher(line.text().strip()).find()) {
        topics.add(new ArrayList<>());
        current = topics.size() - 1;
      }
      topics.get(current).add(line);
      topicOf.put(line.id(), current);
      before = line;
    }
    return merged(topics);
  }

  /// The words that tell `topic` from the others, best first, at most three.
  static List<String> words(List<Line> topic, List<List<Line>> all) {
    return words(topic, counts(topic), spread(all.stream().map(Topics::counts).toList()));
  }

  private static List<String> words(
      List<Line> topic, Map<String, Integer> counts, Map<String, Integer> spread) {
    Map<String, Double> scores = new LinkedHashMap<>();
    counts.forEach(
        (word, count) -> {
          double score = count / (double) Math.max(1, spread.getOrDefault(word, 1));
          if ((count >= 2 || topic.size() <= 4) && word.length() >= 2) {
            scores.put(word, score + word.length() * 0.01);
          }
        });
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(3)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// In how many topics each word stands.
  private static Map<String, Integer> spread(List<Map<String, Integer>> topics) {
    Map<String, Integer> spread = new HashMap<>();
    topics.forEach(counts -> counts.keySet().forEach(word -> spread.merge(word, 1, Integer::sum)));
    return spread;
  }

  /// In how many messages each telling word stands.
  private static Map<String, Integer> counts(List<Line> topic) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Line line : topic) {
      for (String term : Words.terms(line.text())) {
        if (!VERB.matcher(term.toLowerCase(Locale.ROOT)).matches()) {
          counts.merge(term, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static List<List<Line>> merged(List<List<Line>> topics) {
    List<Map<String, Integer>> counts = topics.stream().map(Topics::counts).toList();
    Map<String, Integer> spread = spread(counts);
    int common = Math.max(3, topics.size() / 4);
    List<List<Line>> merged = new ArrayList<>();
    List<Set<String>> vocabularies = new ArrayList<>();
    for (int at = 0; at < topics.size(); at++) {
      List<Line> topic = topics.get(at);
      if (topic.isEmpty()) {
        continue;
      }
      Set<String> words = new HashSet<>(words(topic, counts.get(at), Map.of()));
      words.removeIf(word -> spread.getOrDefault(word, 0) > common);
      int home = -1;
      for (int i = merged.size() - 1; i >= 0 && home < 0; i--) {
        Set<String> shared = new HashSet<>(vocabularies.get(i));
        shared.retainAll(words);
        if (shared.size() >= 2) {
          home = i;
        }
      }
      if (home < 0) {
        merged.add(new ArrayList<>(topic));
        vocabularies.add(words);
      } else {
        merged.get(home).addAll(topic);
        vocabularies.get(home).addAll(words);
      }
    }
    merged.forEach(topic -> topic.sort(Comparator.comparing(Line::at)));
    return merged;
  }

  /// The silence that is long here: eight times the usual one.
  private static Duration gap(List<Line> lines) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      gaps.add(Duration.between(lines.get(i - 1).at(), lines.get(i).at()));
    }
    if (gaps.isEmpty()) {
      return SHORTEST_GAP;
    }
    gaps.sort(Comparator.naturalOrder());
    Duration usual = gaps.get(gaps.size() / 2).multipliedBy(8);
    if (usual.compareTo(SHORTEST_GAP) < 0) {
      return SHORTEST_GAP;
    }
    return usual.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : usual;
  }
}
