package chat.maru.bridges.kakaotalk;

import java.time.LocalDate;
import java.util.Set;

/// What one line of a sample says for a format: 1 if it has its shape, else 0.
final class LineEvidence {
  private LineEvidence() {}

  /// Whether `line` is a header of `format`. The headers of the text formats are too alike to tell
  /// them apart, so each counts for all.
  static boolean header(String format, String line) {
    return format.endsWith("csv")
        ? CsvRecords.isHeader(line)
        : Title.isTitle(line) || Title.isSaved(line);
  }

  static int windows(Grammar windows, String line) {
    if (!line.startsWith("[") && !line.startsWith("---")) {
      return 0;
    }
    Start start = windows.read(line, LocalDate.EPOCH, Set.of());
    return start instanceof Start.Rest || start instanceof Start.Bare ? 0 : 1;
  }

  static int mobile(String line, WallStamp.Dialect dialect) {
    WallStamp stamp = WallStamp.find(line);
    if (stamp == null) {
      return dialect == WallStamp.Dialect.IOS && DateLine.find(line) != null ? 1 : 0;
    }
    boolean shaped =
        stamp.end() == line.length()
            || line.startsWith(", ", stamp.end())
            || line.startsWith(": ", stamp.end());
    boolean mine = stamp.dialect() == dialect || stamp.dialect() == WallStamp.Dialect.EITHER;
    return shaped && mine ? 1 : 0;
  }

  static int csv(String line) {
    return CsvRecords.startsRow(line) ? 1 : 0;
  }
}
