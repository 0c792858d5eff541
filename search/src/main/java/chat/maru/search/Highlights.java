package chat.maru.search;

import java.util.List;

/// Where the words of a query stand in a text.
public final class Highlights {
  private Highlights() {}

  /// A stretch of a text in UTF-16 units.
  ///
  /// @param end exclusive
  public record Span(int start, int end) {}

  /// The found words of `query` in `text`, in order, not overlapping. Pure: `text` is the current
  /// text as the viewer may see it, not what was indexed once.
  public static List<Span> find(String query, String text) {
    return List.of();
  }
}
