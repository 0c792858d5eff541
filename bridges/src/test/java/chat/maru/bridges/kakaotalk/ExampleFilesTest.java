package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.Summary;
import chat.maru.bridges.testing.Exports;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A whole file of each variant, as the app writes it.
class ExampleFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-ko.txt|kakaotalk-windows|산책 모임|6|2|민지, 이준호, 최유나 [회계]"
            + "|2023-07-22T09:05|2023-07-23T20:00",
        "windows-en.txt|kakaotalk-windows|Walkers|3|2|Kim, Lee|2023-07-22T09:05|2023-07-22T23:59",
        "windows-24h.txt|kakaotalk-windows|산책 모임|2|1|민지, 이준호|2023-07-22T09:05|2023-07-22T20:35",
        "android-ko.txt|kakaotalk-android|산책 모임|4|2|회원님, 민지, 이준호"
            + "|2023-07-09T20:34|2023-07-10T00:06",
        "android-en.txt|kakaotalk-android|Walkers|3|1|you, Kim|2023-07-09T20:34|2023-07-10T00:05",
        "android-2015-en.txt|kakaotalk-android|Minji|2|0|you, Minji"
            + "|2015-07-09T20:34|2015-07-09T20:35",
        "ios-ko.txt|kakaotalk-ios||3|1|이준호, 민지|2023-07-09T20:34|2023-07-10T00:05",
        "ios-en.txt|kakaotalk-ios||2|1|Kim, Lee|2026-02-01T20:29|2026-02-01T20:30",
        "ios-2015-ko.txt|kakaotalk-ios|산책|2|0|회원님, 민지|2015-07-09T20:34|2015-07-09T20:35",
        "macos.csv|kakaotalk-csv||3|2|민지, 이준호, Lee|2023-07-22T09:05:06|2023-07-22T09:07"
      })
  void every_variant_is_read_whole(
      String name,
      String format,
      String title,
      int messages,
      int system,
      String participants,
      String first,
      String last)
      throws IOException {
    ExportFile file = Exports.file(name, bytes(name));

    Summary summary = Exports.summary(file);

    assertThat(summary.format()).isEqualTo(format);
    assertThat(summary.header().title()).isEqualTo(title);
    assertThat(summary.messages()).isEqualTo(messages);
    assertThat(summary.system()).isEqualTo(system);
    assertThat(summary.participants()).isEqualTo(Arrays.asList(participants.split(", ", -1)));
    assertThat(summary.first()).asString().isEqualTo(first);
    assertThat(summary.last()).asString().isEqualTo(last);
    assertThat(summary.skipped()).isEmpty();
    assertThat(summary.warnings()).isEmpty();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ExampleFilesTest.class.getResourceAsStream("/exports/" + name)) {
      if (in == null) {
        throw new AssertionError(name + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
