package chat.maru.dates.reading;

import java.util.List;

/// A piece of text with its reading.
///
/// @param start in UTF-16 units
/// @param end exclusive
/// @param parts the pieces it was joined from; empty for one that was read at once
public record Node(int start, int end, Reading reading, List<Node> parts) {
  public Node {
    parts = List.copyOf(parts);
  }

  public Node(int start, int end, Reading reading) {
    this(start, end, reading, List.of());
  }

  public int length() {
    return end - start;
  }
}
