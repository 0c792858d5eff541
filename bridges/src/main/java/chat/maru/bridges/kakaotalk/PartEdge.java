package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.files.Line;
import org.jspecify.annotations.Nullable;

/// Where one part of an export ends and the next begins, also when somebody joined them into one
/// file.
final class PartEdge {
  private PartEdge() {}

  /// Whether a part begins with `line`: a file of its own, a byte order mark before a header line,
  /// or both header lines one after the other.
  static boolean at(Line line, @Nullable Line next) {
    if (line.first()) {
      return true;
    }
    boolean title = Title.isTitle(line.text());
    boolean saved = !title && Title.isSaved(line.text());
    if (!title && !saved) {
      return false;
    }
    return line.bom()
        || (next != null && (title ? Title.isSaved(next.text()) : Title.isTitle(next.text())));
  }
}
