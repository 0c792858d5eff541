package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.Header;
import chat.maru.bridges.Records;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.reading.OpenRecord;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The records of a text export. Reads the file twice: once for its [Survey], once for its records,
/// of which one at a time is held.
final class TextRecords implements Records {
  /// Within so many lines of a part's beginning, title and time of saving stand in any order.
  private static final int HEADER_LINES = 5;

  private final String fileName;
  private final Lines lines;
  private final Grammar grammar;
  private final Survey survey;
  private final Queue<ExportRecord> ready = new ArrayDeque<>();
  private final OpenRecord open = new OpenRecord(ready, Placeholders::kind);
  private String title = "";
  private String saved = "";
  private long partStart = 1;
  private boolean partHasRecords;
  private boolean strict;
  private boolean done;
  private @Nullable Line before;
  private @Nullable LocalDate day;

  TextRecords(ExportFile file, Grammar grammar) {
    this.fileName = file.name();
    this.grammar = grammar;
    this.survey = Survey.of(new Lines(file), grammar);
    this.lines = new Lines(file);
    this.strict = survey.strictAt(1);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      Line line = lines.next();
      if (line == null) {
        open.end();
        done = true;
      } else {
        read(line);
        before = line;
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
    Header header = Title.header(title, saved, grammar.countsInTitle());
    return header.title() == null
        ? new Header(header.raw(), Title.roomOfZip(fileName), header.members(), header.savedAt())
        : header;
  }

  @Override
  public void close() {
    lines.close();
  }

  private void read(Line line) {
    boolean inside = strict && open.isOpen() && before != null && before.end() == Line.End.LF;
    if (startsPart(line, inside)) {
      open.end();
      partStart = line.number();
      partHasRecords = false;
      strict = survey.strictAt(partStart);
      day = null;
      inside = false;
    }
    if (inside) {
      open.rest(line);
      return;
    }
    start(line, grammar.read(line.text(), day, survey.speakers()));
  }

  private boolean startsPart(Line line, boolean inside) {
    if (line.number() == 1 || !(line.first() || PartEdge.at(line, lines.peek()))) {
      return false;
    }
    return line.first() || line.bom() || !inside;
  }

  private void start(Line line, Start start) {
    switch (start) {
      case Start.Said said -> open.said(line, said.at(), said.name(), said.text());
      case Start.Told told -> open.told(line, told.at(), told.text());
      case Start.Bare bare -> open.bare(line, bare.text(), day);
      case Start.Broken broken -> {
        open.broken(line, broken.why());
        day = broken.why() == Finding.BAD_DATE ? null : day;
      }
      case Start.Day found -> day(line, found);
      case Start.Rest _ -> rest(line);
    }
    partHasRecords |= open.isOpen();
  }

  private void day(Line line, Start.Day found) {
    if (!found.ruled() && !stands(found)) {
      rest(line);
      return;
    }
    open.end();
    day = found.day();
    partHasRecords = true;
  }

  /// Whether a date without a rule is a separator and not somebody's line: an empty line stands
  /// above it, or a record of the same time below it.
  private boolean stands(Start.Day found) {
    if (!open.isOpen() || before == null || before.blank()) {
      return true;
    }
    Line next = lines.peek();
    Start below = next == null ? Start.REST : grammar.read(next.text(), null, survey.speakers());
    LocalDateTime at =
        below instanceof Start.Said said
            ? said.at()
            : below instanceof Start.Told told ? told.at() : null;
    return at != null
        && (found.at() == null ? at.toLocalDate().equals(found.day()) : at.equals(found.at()));
  }

  private void rest(Line line) {
    if (isHeader(line)) {
      return;
    }
    boolean last = line.end() == Line.End.NONE && lines.peek() == null;
    if (last && grammar.isStump(line.text())) {
      open.end();
      open.broken(line, Finding.CUT_OFF);
      return;
    }
    open.rest(line);
  }

  private boolean isHeader(Line line) {
    if (partHasRecords || line.number() - partStart >= HEADER_LINES) {
      return false;
    }
    if (Title.isTitle(line.text())) {
      title = title.isEmpty() ? line.text() : title;
      return true;
    }
    if (Title.isSaved(line.text())) {
      saved = saved.isEmpty() ? line.text() : saved;
      return true;
    }
    return false;
  }
}
