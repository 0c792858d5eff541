package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.Header;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Records;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.reading.OpenRecord;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The records of the CSV that macOS and newer Windows versions write: `Date,User,Message`.
///
/// Rows are read by [CsvRows]; a row whose quote nothing closes is reported, and the lines after
/// its first are read again.
final class CsvRecords implements Records {
  private static final Pattern HEADER =
      Pattern.compile("\"?Date\"?, ?\"?User\"?, ?\"?Message\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile("\"?(\\d{4})-(\\d{2})-(\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2}))?\"?");
  private static final Pattern ROW =
      Pattern.compile("\"?\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2})?\"?,.*");
  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)KakaoTalk_(?:Chat_)?(.+?)(?:[_-][\\d_-]{6,})?\\.csv");

  private final Lines lines;
  private final CsvRows rows;
  private final Header header;
  private final Queue<ExportRecord> ready = new ArrayDeque<>();
  private boolean done;
  private @Nullable LocalDateTime last;

  CsvRecords(ExportFile file) {
    this.lines = new Lines(file);
    this.rows = new CsvRows(lines);
    Matcher named = FILE_NAME.matcher(file.name());
    this.header = new Header("", named.matches() ? named.group(1) : null, null, null);
  }

  static boolean isHeader(String line) {
    return HEADER.matcher(line).matches();
  }

  static boolean startsRow(String line) {
    return ROW.matcher(line).matches();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      CsvRows.Row row = rows.next();
      if (row == null) {
        done = true;
      } else {
        read(row);
      }
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
    return header;
  }

  @Override
  public void close() {
    lines.close();
  }

  private void read(CsvRows.Row row) {
    Line first = row.first();
    if (row.fault() != null) {
      skip(first, row.fault());
      return;
    }
    if (first.blank() || isHeader(first.text())) {
      return;
    }
    if (row.cells().size() != 3) {
      skip(first, last == null ? Finding.BEFORE_FIRST : Finding.BAD_ROW);
      return;
    }
    warn(row);
    row(first, row.cells().get(0), row.cells().get(1), row.cells().get(2));
  }

  private void row(Line first, String date, String user, String text) {
    if (date.isEmpty() && user.isEmpty() && last != null) {
      ready.add(new ExportRecord.Notice(first.number(), new Stamp.Wall(last), true, null, text));
      return;
    }
    LocalDateTime at = time(date);
    if (at == null) {
      skip(first, date.isEmpty() ? Finding.NO_DATE : Finding.BAD_TIME);
      return;
    }
    if (last != null && at.isBefore(last)) {
      ready.add(new ExportRecord.Warning(first.number(), Finding.TIME_WENT_BACK));
    }
    last = at;
    ready.add(record(first.number(), new Stamp.Wall(at), user, text));
  }

  private static ExportRecord record(long line, Stamp stamp, String user, String text) {
    if (user.isEmpty()) {
      return new ExportRecord.Notice(line, stamp, false, null, text);
    }
    if (Notices.isAbout(user, text)) {
      return new ExportRecord.Notice(line, stamp, false, user, text);
    }
    PlaceholderKind kind = Placeholders.kind(text);
    return kind == null
        ? new ExportRecord.Message(line, stamp, user, text)
        : new ExportRecord.Placeholder(line, stamp, user, kind, text);
  }

  private void warn(CsvRows.Row row) {
    if (row.damaged()) {
      ready.add(new ExportRecord.Warning(row.first().number(), Finding.INVALID_UTF8));
    }
    if (row.nul()) {
      ready.add(new ExportRecord.Warning(row.first().number(), Finding.NUL_REPLACED));
    }
  }

  private void skip(Line first, Finding why) {
    ready.add(new ExportRecord.Skipped(first.number(), why, OpenRecord.shown(first.text())));
  }

  private static @Nullable LocalDateTime time(String date) {
    Matcher m = DATE.matcher(date);
    if (!m.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
          number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }
}
