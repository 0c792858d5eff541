package chat.maru.mate.catchup;

import chat.maru.mate.dates.Found;
import chat.maru.mate.talk.Line;
import java.util.List;

/// What happened, ready to be told.
///
/// @param lines everything that the others said, in order
/// @param topics the ones worth telling, in order
/// @param more how many topics were left out
/// @param toMe messages that speak to the reader
/// @param open questions that nobody answered
/// @param dates days that were named
public record Digest(
    List<Line> lines,
    List<Topic> topics,
    int more,
    List<Line> toMe,
    List<Line> open,
    List<Dated> dates) {
  /// A day or moment that a message names.
  public record Dated(Line line, Found found) {}

  public Digest {
    lines = List.copyOf(lines);
    topics = List.copyOf(topics);
    toMe = List.copyOf(toMe);
    open = List.copyOf(open);
    dates = List.copyOf(dates);
  }
}
