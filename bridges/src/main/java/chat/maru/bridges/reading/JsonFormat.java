package chat.maru.bridges.reading;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Records;
import chat.maru.bridges.Sample;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A format whose messages are the elements of a JSON array.
///
/// @param places what occurs once or more in each message, in the text of a sample
/// @param header what must occur in the sample as well
/// @param reader what reads the messages of one file
public record JsonFormat(
    String kind,
    String name,
    Pattern places,
    List<String> header,
    Function<ExportFile, JsonReader.Messages> reader,
    Function<ExportFile, List<ExportFile.Part>> parts)
    implements ExportFormat {
  @Override
  public Evidence evidence(Sample sample) {
    return Shape.ofJson(sample, places, header);
  }

  @Override
  public String sense(ExportRecord entry) {
    return Sense.of(entry);
  }

  @Override
  public Records open(ExportFile file) {
    return new QueuedRecords(
        out -> new JsonReader(parts.apply(file), "messages", reader.apply(file), out));
  }
}
