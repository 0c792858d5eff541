package chat.maru.bridges;

import java.util.Iterator;

/// The records of one export in the order of the file. Blocks on reading; not thread-safe. Closing
/// it closes the file.
public interface Records extends Iterator<ExportRecord>, AutoCloseable {
  /// What the file says of itself. Complete as soon as the first record has been read.
  Header header();

  @Override
  void close();
}
