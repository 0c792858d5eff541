package chat.maru.bridges.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.files.ExportFiles;
import chat.maru.bridges.testing.Exports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackTest {
  @TempDir private Path directory;

  @Test
  void one_channel_is_read_day_by_day() throws IOException {
    Path zip = zip("산책");

    assertThat(Exports.readAny(ExportFiles.open(zip, "export.zip")))
        .containsExactly(
            "2023-07-09T11:34:00.000100 Kim: hi @Lee & see https://files.example/x",
            "2023-07-09T11:35:00.000200 U9 <deleted>",
            "2023-07-09T11:36:00.000300 Guest: docs (https://a.example)",
            "2023-07-09T11:36:00.000300 Guest <photo>",
            "2023-07-10T11:34:00.000100 * @Lee has joined the channel",
            "2023-07-10T11:35:00.000100 Robot: built");
  }

  @Test
  void of_several_channels_one_must_be_named() throws IOException {
    Path zip = zip("general", "random");

    assertThatThrownBy(() -> ExportFiles.open(zip, "export.zip"))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ImportError.IMPORT_ZIP_SEVERAL);
              assertThat(e.message()).contains("general, random");
            });
    assertThat(Exports.readAny(ExportFiles.open(zip, "export.zip#random"))).hasSize(6);
  }

  private Path zip(String... channels) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "users.json",
        """
        [{"id": "U1", "name": "kim", "profile": {"display_name": "Kim", "real_name": "Kim K"}},
         {"id": "U2", "name": "lee", "profile": {"display_name": "", "real_name": "Lee"}}]
        """);
    files.put("channels.json", "[]");
    for (String channel : channels) {
      files.put(channel + "/2023-07-10.json", SECOND_DAY);
      files.put(channel + "/2023-07-09.json", FIRST_DAY);
    }
    Path zip = directory.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return zip;
  }

  private static final String FIRST_DAY =
      """
      [{"type": "message", "user": "U1", "ts": "1688902440.000100",
        "text": "hi <@U2> &amp; see <https://files.example/x?t=xoxe-1-abc>"},
       {"type": "message", "user": "U9", "ts": "1688902500.000200", "subtype": "tombstone", "text": "x"},
       {"type": "message", "user": "U7", "ts": "1688902560.000300", "text": "<https://a.example|docs>",
        "user_profile": {"display_name": "Guest"},
        "files": [{"name": "a.png", "url_private": "https://files.example/a.png?t=xoxe-1-abc"},
                  {"mode": "tombstone"}]}]
      """;

  private static final String SECOND_DAY =
      """
      [{"type": "message", "user": "U2", "ts": "1688988840.000100", "subtype": "channel_join",
        "text": "<@U2> has joined the channel"},
       {"type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "Robot",
        "ts": "1688988900.000100", "text": "", "attachments": [{"text": "built"}]},
       {"type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "Robot",
        "ts": "1688988900.000100", "text": "", "attachments": [{"text": "built"}]}]
      """;
}
