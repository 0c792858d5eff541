package chat.maru.mate.guided;

import chat.maru.mate.talk.Line;
import java.util.List;

/// The messages that answer a question.
///
/// @param best the one that says it
/// @param quotes what to show, the best among them
/// @param sure whether they plainly answer it, or are only the nearest
public record Picked(Line best, List<Line> quotes, boolean sure) {
  public Picked {
    quotes = List.copyOf(quotes);
  }
}
