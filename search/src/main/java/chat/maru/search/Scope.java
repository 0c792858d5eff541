package chat.maru.search;

import chat.maru.base.MemberId;
import java.util.List;

/// Which positions of a timeline may have a part in an answer. Everything else has none: it is no
/// hit, no context of a hit, and no word in a statistic.
final class Scope {
  final int from;
  final int to;
  final int count;
  final double averageLength;
  private final Timeline timeline;
  private final boolean[] excludedAuthors;
  private final boolean[] excludedSources;
  private final boolean whole;

  /// The content words before each position, excluded ones not counted.
  private final int[] before;

  Scope(Timeline timeline, RecallQuery query) {
    this.timeline = timeline;
    this.from = query.from().map(at -> timeline.from(at.toEpochMilli())).orElse(0);
    this.to =
        Math.max(
            from, query.to().map(at -> timeline.from(at.toEpochMilli())).orElse(timeline.size));
    List<String> members = query.excludedAuthors().stream().map(MemberId::value).toList();
    this.excludedAuthors = timeline.names.marked(members);
    this.excludedSources = timeline.names.markedSources(query.excludedImports());
    this.whole = members.isEmpty() && query.excludedImports().isEmpty();
    this.before = whole ? timeline.wordsBefore : allowedBefore();
    this.count = count(from, to);
    this.averageLength = Math.max(1e-9, (double) (before[to] - before[from]) / Math.max(1, count));
  }

  private int[] allowedBefore() {
    int[] sums = new int[timeline.size + 1];
    for (int p = from; p < to; p++) {
      sums[p + 1] = sums[p] + (allows(p) ? timeline.lengths[p] : 0);
    }
    return sums;
  }

  /// The messages between two positions.
  int count(int first, int end) {
    int low = Math.max(from, first);
    int high = Math.min(to, end);
    if (whole) {
      return Math.max(0, high - low);
    }
    int n = 0;
    for (int p = low; p < high; p++) {
      if (allows(p)) {
        n++;
      }
    }
    return n;
  }

  boolean allows(int position) {
    return position >= from
        && position < to
        && (whole
            || (!excludedAuthors[timeline.authors[position]]
                && !excludedSources[timeline.imports[position]]));
  }

  /// The content words of the messages within `radius` of a position.
  int length(int position, int radius) {
    return lengthOf(position - radius, position + radius + 1);
  }

  /// The content words between two positions.
  int lengthOf(int first, int end) {
    return before[Math.min(to, end)] - before[Math.max(from, first)];
  }
}
