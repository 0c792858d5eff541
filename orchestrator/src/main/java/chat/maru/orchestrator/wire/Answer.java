package chat.maru.orchestrator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole answer in no vendor's words.
///
/// @param id the vendor's id of it
public record Answer(String id, String model, List<Choice> choices, Tokens tokens) {
  public Answer {
    choices = List.copyOf(choices);
  }

  /// One of the answers; more than one only where the request asked for it.
  public record Choice(List<Part> parts, Stop stop, @Nullable String stopWord) {
    public Choice {
      parts = List.copyOf(parts);
    }
  }
}
