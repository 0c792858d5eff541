package chat.maru.bridges.reading;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonElements;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.Header;
import chat.maru.bridges.ImportError;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Reads the messages of JSON files one at a time, part by part. A part that breaks off loses only
/// what was not there.
public final class JsonReader implements QueuedRecords.Reader {
  private final Deque<ExportFile.Part> parts;
  private final Queue<ExportRecord> out;
  private final String field;
  private final Messages messages;
  private @Nullable JsonElements elements;

  /// What one messenger's messages say.
  public interface Messages {
    /// Reads what stands before the messages of a part.
    ///
    /// @throws MaruException an [ImportError] if it is no single chat
    void begin(JsonObject before, boolean hasMessages);

    /// Puts what `message` says into the queue.
    ///
    /// @throws MaruException if a field is not what it has to be
    void read(JsonObject message, long line, Queue<ExportRecord> out);

    Header header();
  }

  /// @param field the array that holds the messages, where a part is an object
  public JsonReader(
      List<ExportFile.Part> parts, String field, Messages messages, Queue<ExportRecord> out) {
    this.parts = new ArrayDeque<>(parts);
    this.field = field;
    this.messages = messages;
    this.out = out;
  }

  @Override
  public boolean step() {
    JsonElements reading = elements;
    if (reading == null) {
      return open();
    }
    try {
      Json next = reading.next();
      if (next == null) {
        reading.close();
        elements = null;
      } else {
        read(next, reading.line());
      }
    } catch (MaruException e) {
      out.add(new ExportRecord.Skipped(reading.line(), Finding.CUT_OFF, ""));
    }
    return true;
  }

  private boolean open() {
    ExportFile.Part part = parts.poll();
    if (part == null) {
      return false;
    }
    try {
      JsonElements opened = JsonElements.open(part.bytes().open(), field);
      elements = opened;
      messages.begin(opened.before(), opened.isOpen());
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
    return true;
  }

  private void read(Json next, long line) {
    if (!(next instanceof JsonObject message)) {
      out.add(new ExportRecord.Skipped(line, Finding.BAD_ENTRY, OpenRecord.shown(next.toString())));
      return;
    }
    try {
      messages.read(message, line, out);
    } catch (MaruException | IllegalArgumentException | DateTimeException e) {
      out.add(
          new ExportRecord.Skipped(line, Finding.BAD_ENTRY, OpenRecord.shown(message.toString())));
    }
  }

  @Override
  public Header header() {
    return messages.header();
  }

  @Override
  public void close() {
    if (elements != null) {
      elements.close();
    }
    parts.clear();
  }
}
