package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Records;
import chat.maru.bridges.Sample;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The formats of KakaoTalk.
public final class KakaoTalk {
  public static final String KIND = "kakaotalk";

  private static final Grammar WINDOWS = new WindowsGrammar();
  private static final Grammar ANDROID = new MobileGrammar(true);
  private static final Grammar IOS = new MobileGrammar(false);

  private KakaoTalk() {}

  /// All of them. The order is of no account.
  public static List<ExportFormat> formats() {
    return List.of(
        new Format(
            "kakaotalk-windows",
            line -> LineEvidence.windows(WINDOWS, line),
            file -> new TextRecords(file, WINDOWS)),
        new Format(
            "kakaotalk-android",
            line -> LineEvidence.mobile(line, WallStamp.Dialect.ANDROID),
            file -> new TextRecords(file, ANDROID)),
        new Format(
            "kakaotalk-ios",
            line -> LineEvidence.mobile(line, WallStamp.Dialect.IOS),
            file -> new TextRecords(file, IOS)),
        new Format("kakaotalk-csv", LineEvidence::csv, CsvRecords::new));
  }

  /// @param shape what a line says for the format: 0 nothing, 1 its shape
  private record Format(
      String name, ToIntFunction<String> shape, Function<ExportFile, Records> reader)
      implements ExportFormat {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Evidence evidence(Sample sample) {
      int lines = 0;
      int first = Integer.MAX_VALUE;
      boolean header = false;
      for (int i = 0; i < sample.lines().size(); i++) {
        String line = sample.lines().get(i);
        int found = shape.applyAsInt(line);
        lines += found;
        first = found > 0 ? Math.min(first, i) : first;
        header |= i < 5 && LineEvidence.header(name, line);
      }
      return new Evidence(lines, header, first);
    }

    @Override
    public String sense(ExportRecord entry) {
      return Sense.of(entry);
    }

    @Override
    public Records open(ExportFile file) {
      return reader.apply(file);
    }
  }
}
