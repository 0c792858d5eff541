package chat.maru.bridges;

import org.jspecify.annotations.Nullable;

/// One thing that an export says, or a remark on what it failed to say. Nothing between two records
/// is lost: what could not be understood is a [Skipped].
public sealed interface ExportRecord {
  /// The line on which it starts, counted from 1 over all parts of the file.
  long line();

  /// Somebody's words.
  ///
  /// @param speaker as the export calls the person; may be a shared name
  /// @param text as written, lines joined by LF; may be empty
  record Message(long line, Stamp stamp, String speaker, String text) implements ExportRecord {}

  /// Somebody's picture, file or removed words, of which the export only says that it was there.
  ///
  /// @param text as the export writes it, in its own language
  record Placeholder(long line, Stamp stamp, String speaker, PlaceholderKind kind, String text)
      implements ExportRecord {}

  /// A line of the messenger itself: joined, left, invited. Nobody speaks it.
  ///
  /// @param inherited whether the export gives no time of its own, so that the time is that of what
  ///   stands before it
  /// @param subject the person in whose column it stands, if the format has one
  record Notice(long line, Stamp stamp, boolean inherited, @Nullable String subject, String text)
      implements ExportRecord {}

  /// Something that was left out.
  ///
  /// @param text its beginning, at most 200 characters, for the person who has to find it
  record Skipped(long line, Finding why, String text) implements ExportRecord {}

  /// Something that was kept but changed or doubted.
  record Warning(long line, Finding what) implements ExportRecord {}
}
