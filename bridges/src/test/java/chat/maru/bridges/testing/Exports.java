package chat.maru.bridges.testing;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Formats;
import chat.maru.bridges.Header;
import chat.maru.bridges.Records;
import chat.maru.bridges.Summary;
import chat.maru.bridges.Tally;
import chat.maru.bridges.files.ExportFiles;
import chat.maru.bridges.kakaotalk.KakaoTalk;
import chat.maru.bridges.wiring.BridgesWiring;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Exports as texts in tests.
public final class Exports {
  public static final Formats FORMATS = BridgesWiring.formats();

  private Exports() {}

  public static ExportFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ExportFile file(String name, byte[] bytes) {
    return ExportFile.of(name, () -> new ByteArrayInputStream(bytes));
  }

  public static ExportFormat format(ExportFile file) {
    return FORMATS.detect(KakaoTalk.KIND, ExportFiles.sample(file));
  }

  /// What a text of any format says, a line for each record, see [#show].
  public static List<String> read(String text) {
    return read(file("KakaoTalk.txt", text));
  }

  public static List<String> read(ExportFile file) {
    return records(file).stream().map(Exports::show).toList();
  }

  /// What a file of any messenger says, see [#show].
  public static List<String> readAny(ExportFile file) {
    return records(FORMATS.detect(Formats.ANY, ExportFiles.sample(file)), file).stream()
        .map(Exports::show)
        .toList();
  }

  public static List<ExportRecord> records(ExportFile file) {
    return records(format(file), file);
  }

  private static List<ExportRecord> records(ExportFormat format, ExportFile file) {
    List<ExportRecord> all = new ArrayList<>();
    try (Records records = format.open(file)) {
      records.forEachRemaining(all::add);
    }
    return all;
  }

  /// The text with CRLF at the end of its lines, but a bare LF after those that end in `⏎`.
  public static String crlf(String text) {
    return text.replace("\n", "\r\n").replace("⏎\r\n", "\n");
  }

  /// What `format` reads in a file that is too small to be recognised.
  public static List<String> readAs(String format, String text) {
    List<String> all = new ArrayList<>();
    try (Records records = FORMATS.find(format).orElseThrow().open(file("KakaoTalk.txt", text))) {
      records.forEachRemaining(record -> all.add(show(record)));
    }
    return all;
  }

  public static Header header(String text) {
    return summary(file("KakaoTalk.txt", text)).header();
  }

  public static Summary summary(ExportFile file) {
    ExportFormat format = format(file);
    return Tally.of(format.name(), format.open(file));
  }

  /// `2023-07-22T09:05 민지: text`, `… 민지 <photo>`, `… * notice`, `… ~ notice of inherited time`, `!
  /// line why` for what was left out and `? line what` for warnings. Line breaks are `⏎`.
  public static String show(ExportRecord entry) {
    String shown =
        switch (entry) {
          case ExportRecord.Message said ->
              said.stamp().wall() + " " + said.speaker() + ": " + said.text();
          case ExportRecord.Placeholder sent ->
              sent.stamp().wall() + " " + sent.speaker() + " <" + sent.kind().code() + ">";
          case ExportRecord.Notice notice ->
              notice.stamp().wall() + (notice.inherited() ? " ~ " : " * ") + notice.text();
          case ExportRecord.Skipped skipped -> "! " + skipped.line() + " " + skipped.why().code();
          case ExportRecord.Warning warning -> "? " + warning.line() + " " + warning.what().code();
        };
    return shown.replace('\n', '⏎');
  }
}
