package chat.maru.bench.threads;

import chat.maru.mate.threads.Utterance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A log with its annotated links.
///
/// @param gold for each annotated message (by line) what it answers; itself if nothing
public record Channel(String name, List<Utterance> talk, Map<Integer, Set<Integer>> gold) {
  /// The first line that annotations count from.
  public static final int ANNOTATED = 1000;

  long links() {
    return gold.values().stream().mapToLong(Set::size).sum();
  }

  static Utterance notice(Instant at, String who, String text) {
    return new Utterance(who, who, at, text, true);
  }
}
