package chat.maru.bridges.whatsapp;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Records;
import chat.maru.bridges.Sample;
import chat.maru.bridges.reading.QueuedRecords;
import chat.maru.bridges.reading.Sense;
import chat.maru.bridges.reading.Shape;

/// The text that WhatsApp exports, alone or as `_chat.txt` in a zip.
public final class WhatsApp implements ExportFormat {
  @Override
  public String kind() {
    return "whatsapp";
  }

  @Override
  public String name() {
    return "whatsapp-text";
  }

  @Override
  public Evidence evidence(Sample sample) {
    return Shape.ofLines(sample, line -> Head.find(line) != null, _ -> false);
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
