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
    int n = 0;
    long length = 0;
    for (int p = from; p < to; p++) {
      if (allows(p)) {
        n++;
        length += timeline.lengths[p];
      }
    }
    this.count = n;
    this.averageLength = n == 0 ? 1 : Math.max(1e-9, (double) length / n);
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
    int sum = 0;
    int last = Math.min(to - 1, position + radius);
    for (int p = Math.max(from, position - radius); p <= last; p++) {
      if (whole || allows(p)) {
        sum += timeline.lengths[p];
      }
    }
    return sum;
  }
}
