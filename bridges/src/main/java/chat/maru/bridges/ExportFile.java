package chat.maru.bridges;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// An export as somebody handed it over: its file name and its parts in order. A plain text file
/// has one part, a zip as many as it holds. Can be read several times.
///
/// @param name the file name, which in some formats is the only place of the room's name
public record ExportFile(String name, List<Part> parts) {
  public ExportFile {
    parts = List.copyOf(parts);
  }

  /// A file of one part.
  public static ExportFile of(String name, Opener bytes) {
    return new ExportFile(name, List.of(new Part(name, bytes)));
  }

  /// A stretch of bytes with a name of its own.
  public record Part(String name, Opener bytes) {}

  /// Opens a part from its first byte.
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }
}
