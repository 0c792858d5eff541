package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.Finding;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.reading.OpenRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of comma-separated values (RFC 4180) with up to three cells: a date, a user and a text. The
/// third cell takes the rest of the row if it is not quoted, since some writers do not quote.
///
/// A quote that nothing closes would swallow the rest of the file. It is noticed as soon as a
/// closing quote is followed by something else than a comma or the end of the line, when the row
/// grows too long, or at the end of the file. Then the row's first line is given up and the others
/// are read again.
final class CsvRows {
  private final Lines lines;

  CsvRows(Lines lines) {
    this.lines = lines;
  }

  /// @param fault why the row could not be read, or null
  record Row(
      Line first, List<String> cells, boolean damaged, boolean nul, @Nullable Finding fault) {}

  @Nullable Row next() {
    Line first = lines.next();
    return first == null ? null : new Reading(first).row();
  }

  /// One row on its way through the lines.
  private final class Reading {
    private final Line first;
    private final List<Line> more = new ArrayList<>();
    private final List<String> cells = new ArrayList<>(3);
    private Line line;
    private int at;
    private long length;
    private boolean damaged;
    private boolean nul;
    private @Nullable Finding fault;

    Reading(Line first) {
      this.first = first;
      this.line = first;
      take(first);
    }

    Row row() {
      while (fault == null && cells.size() < 3) {
        boolean last = cells.size() == 2;
        String cell = at < text().length() && text().charAt(at) == '"' ? quoted() : bare(last);
        cells.add(cell);
        if (fault == null && at == text().length()) {
          break;
        }
        if (fault == null && (last || text().charAt(at) != ',')) {
          fault = Finding.OPEN_QUOTE;
        }
        at++;
      }
      endsWithComma();
      if (fault != null) {
        lines.giveBack(more);
      }
      return new Row(first, cells, damaged, nul, fault);
    }

    /// `a,b,` has a third, empty cell.
    private void endsWithComma() {
      if (fault == null
          && cells.size() < 3
          && !text().isEmpty()
          && text().endsWith(",")
          && at == text().length()) {
        cells.add("");
      }
    }

    private String text() {
      return line.text();
    }

    private void take(Line next) {
      length += next.text().length() + 1;
      damaged |= next.damaged();
      nul |= next.nul();
      if (next.overlong() || length > OpenRecord.MAX_LENGTH) {
        fault = Finding.TOO_LARGE;
      } else if (next.cut()) {
        fault = Finding.CUT_OFF;
      }
    }

    private String bare(boolean last) {
      int comma = last ? -1 : text().indexOf(',', at);
      int end = comma < 0 ? text().length() : comma;
      String cell = text().substring(at, end);
      at = end;
      return cell;
    }

    private String quoted() {
      StringBuilder cell = new StringBuilder();
      at++;
      while (fault == null) {
        int quote = text().indexOf('"', at);
        if (quote < 0) {
          cell.append(text(), at, text().length()).append('\n');
          nextLine();
        } else if (text().startsWith("\"\"", quote)) {
          cell.append(text(), at, quote + 1);
          at = quote + 2;
        } else {
          cell.append(text(), at, quote);
          at = quote + 1;
          return cell.toString();
        }
      }
      return cell.toString();
    }

    private void nextLine() {
      Line next = lines.next();
      if (next == null) {
        fault = Finding.CUT_OFF;
        return;
      }
      more.add(next);
      line = next;
      at = 0;
      take(next);
    }
  }
}
