package chat.maru.mate.catchup;

import chat.maru.mate.talk.Line;
import java.util.List;

/// Messages about one thing.
///
/// @param words what it is about, the most telling word first; maybe none
/// @param lines all its messages in order
/// @param key the messages that tell it, in order
public record Topic(List<String> words, List<Line> lines, List<Line> key) {
  public Topic {
    words = List.copyOf(words);
    lines = List.copyOf(lines);
    key = List.copyOf(key);
  }
}
