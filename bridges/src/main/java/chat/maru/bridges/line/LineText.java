package chat.maru.bridges.line;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Records;
import chat.maru.bridges.Sample;
import chat.maru.bridges.reading.QueuedRecords;
import chat.maru.bridges.reading.Sense;
import chat.maru.bridges.reading.Shape;

/// The text that LINE exports.
public final class LineText implements ExportFormat {
  @Override
  public String kind() {
    return "line";
  }

  @Override
  public String name() {
    return "line-text";
  }

  @Override
  public Evidence evidence(Sample sample) {
    return Shape.ofLines(
        sample,
        line -> MessageLine.find(line) != null,
        line -> line.startsWith("[LINE]") && Title.isTitle(line));
  }

  @Override
  public String sense(ExportRecord entry) {
    return Sense.of(entry);
  }

  @Override
  public Records open(ExportFile file) {
    return new QueuedRecords(out -> new ChatReader(file, out));
  }
}
