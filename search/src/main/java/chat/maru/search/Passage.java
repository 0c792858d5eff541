package chat.maru.search;

import chat.maru.base.MessageId;
import java.util.List;

/// A message that may answer a question, with the messages around it.
///
/// @param score higher is better; comparable within one answer only
/// @param coverage how much of the question's weight (rare words weigh more) stands in the message
///   and its two neighbours, 0 to 1; low everywhere means that the room does not know
/// @param neighbours the messages around it in time order, itself among them, without excluded ones
public record Passage(MessageId id, double score, double coverage, List<MessageId> neighbours) {
  public Passage {
    neighbours = List.copyOf(neighbours);
  }
}
