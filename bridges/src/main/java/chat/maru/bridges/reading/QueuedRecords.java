package chat.maru.bridges.reading;

import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Header;
import chat.maru.bridges.Records;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/// The records that a [Reader] finds, of which each step may give none or several.
public final class QueuedRecords implements Records {
  private final Queue<ExportRecord> ready = new ArrayDeque<>();
  private final Reader reader;
  private boolean done;

  /// @param reader opens the file; it puts what it finds into the given queue
  public QueuedRecords(Function<Queue<ExportRecord>, Reader> reader) {
    this.reader = reader.apply(ready);
  }

  /// Reads a file bit by bit.
  public interface Reader extends AutoCloseable {
    /// Reads on.
    ///
    /// @return false at the end of the file
    boolean step();

    Header header();

    @Override
    void close();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      done = !reader.step();
    }
    return !ready.isEmpty();
  }

  @Override
  public ExportRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public Header header() {
    return reader.header();
  }

  @Override
  public void close() {
    reader.close();
  }
}
