package chat.maru.bridges.files;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of all parts of a file, one after the other. Holds one line and a read buffer. Not
/// thread-safe.
public final class Lines implements AutoCloseable {
  /// The longest line that is kept whole.
  public static final int MAX_BYTES = 1 << 20;

  private final Deque<ExportFile.Part> parts;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private final LineBytes bytes = new LineBytes();
  private @Nullable InputStream in;
  private long number;

  public Lines(ExportFile file) {
    this(file.parts());
  }

  public Lines(List<ExportFile.Part> parts) {
    this.parts = new ArrayDeque<>(parts);
  }

  /// The next line, or null at the end of the last part.
  ///
  /// @throws chat.maru.base.MaruException `IMPORT_CUT_OFF` or `IMPORT_IO`
  public @Nullable Line next() {
    Line waiting = ahead.poll();
    return waiting == null ? read() : waiting;
  }

  /// The line that [#next] will give, without taking it.
  public @Nullable Line peek() {
    Line waiting = ahead.peek();
    if (waiting == null) {
      waiting = read();
      if (waiting != null) {
        ahead.add(waiting);
      }
    }
    return waiting;
  }

  /// Gives lines back: [#next] gives them again, in their order, before anything else.
  public void giveBack(List<Line> lines) {
    for (Line line : lines.reversed()) {
      ahead.addFirst(line);
    }
  }

  private @Nullable Line read() {
    try {
      while (true) {
        boolean first = in == null;
        if (in == null) {
          ExportFile.Part part = parts.poll();
          if (part == null) {
            return null;
          }
          in = part.bytes().open();
          bytes.restart();
        }
        Line line = bytes.next(in, number + 1, first);
        if (line != null) {
          number++;
          return line;
        }
        in.close();
        in = null;
      }
    } catch (EOFException | ZipException e) {
      throw ImportError.IMPORT_CUT_OFF.with(Map.of("detail", String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
  }

  @Override
  public void close() {
    parts.clear();
    ahead.clear();
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        throw ImportError.IMPORT_IO.exception();
      }
    }
  }
}
