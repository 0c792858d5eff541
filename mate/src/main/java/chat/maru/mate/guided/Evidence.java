package chat.maru.mate.guided;

import chat.maru.base.MessageId;
import chat.maru.mate.talk.Line;
import java.util.List;

/// A message that a search found, with the messages around it as they read now.
///
/// @param around in time order, the hit among them
/// @param coverage how much of the question stands in it, as the search says
public record Evidence(MessageId hit, double coverage, List<Line> around) {
  public Evidence {
    around = List.copyOf(around);
  }
}
