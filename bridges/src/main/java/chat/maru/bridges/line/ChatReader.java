package chat.maru.bridges.line;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.Header;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.reading.Invisible;
import chat.maru.bridges.reading.OpenRecord;
import chat.maru.bridges.reading.QueuedRecords;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The records of a chat. A text of several lines stands in double quotes, inner quotes doubled; a
/// text that only begins with a quote does not.
final class ChatReader implements QueuedRecords.Reader {
  private static final int HEADER_LINES = 3;

  private final Lines lines;
  private final Queue<ExportRecord> out;
  private final OpenRecord open;
  private final DayLine.Order order;
  private final Title title = new Title();
  private @Nullable LocalDate day;
  private boolean quoted;
  private long began;

  ChatReader(ExportFile file, Queue<ExportRecord> out) {
    this.out = out;
    this.order = DayLine.Order.of(file);
    this.lines = new Lines(file);
    this.open = new OpenRecord(out, Placeholders::kind);
    if (!order.certain()) {
      out.add(new ExportRecord.Warning(1, Finding.DATE_ORDER));
    }
  }

  @Override
  public boolean step() {
    Line line = lines.next();
    if (line == null) {
      closeQuote();
      open.end();
      return false;
    }
    read(line);
    return true;
  }

  private void read(Line line) {
    MessageLine message = MessageLine.find(line.text());
    DayLine found = message == null ? DayLine.find(line.text()) : null;
    if (message != null) {
      closeQuote();
      begin(line, message);
    } else if (found != null && !quoted) {
      begin(line, found);
    } else if (quoted) {
      inQuote(line);
    } else if (line.number() > HEADER_LINES || !title.take(line.text())) {
      open.rest(line);
    }
  }

  private void begin(Line line, DayLine found) {
    open.end();
    day = found.day(order);
    if (day == null) {
      open.broken(line, Finding.BAD_DATE);
    }
  }

  private void begin(Line line, MessageLine message) {
    LocalTime time = message.time();
    if (time == null || day == null) {
      open.broken(line, time == null ? Finding.BAD_TIME : Finding.NO_DATE);
      return;
    }
    LocalDateTime at = day.atTime(time);
    if (message.name() == null || Placeholders.isCall(message.text())) {
      open.told(line, at, Invisible.strip(message.text()));
      return;
    }
    began = line.number();
    quoted = opensQuote(message.text());
    String text = quoted ? unescape(message.text().substring(1)) : message.text();
    open.said(line, at, message.name(), text);
  }

  /// Whether a quote is still open at the end of the line.
  private static boolean opensQuote(String text) {
    if (!text.startsWith("\"")) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '"') {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private void inQuote(Line line) {
    String text = line.text();
    boolean last = closes(text);
    String words = unescape(last ? text.substring(0, text.length() - 1) : text);
    if (!last || !words.isEmpty()) {
      open.rest(line.withText(words));
    }
    quoted = !last;
  }

  /// Whether `text` ends in a quote that is not a doubled one.
  private static boolean closes(String text) {
    int quotes = 0;
    for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '"'; i--) {
      quotes++;
    }
    return quotes % 2 == 1;
  }

  private static String unescape(String text) {
    return text.replace("\"\"", "\"");
  }

  private void closeQuote() {
    if (quoted) {
      out.add(new ExportRecord.Warning(began, Finding.OPEN_QUOTE));
      quoted = false;
    }
  }

  @Override
  public Header header() {
    return title.header();
  }

  @Override
  public void close() {
    lines.close();
  }
}
