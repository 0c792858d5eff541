package chat.maru.bridges.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.testing.Exports;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
  private static final String ONE = "2023년 7월 9일 일요일\r\n2023. 7. 9. 오후 8:34, 민지 : 하나\r\n";
  private static final String TWO = "2023년 7월 10일 월요일\r\n2023. 7. 10. 오후 8:34, 민지 : 둘\r\n";
  private static final String TEN = "2023년 7월 11일 화요일\r\n2023. 7. 11. 오후 8:34, 민지 : 열\r\n";

  @TempDir private Path directory;

  @Test
  void a_zip_gives_its_parts_in_order_and_leaves_media_alone() throws IOException {
    Path zip =
        zip(
            StandardCharsets.UTF_8,
            Map.of(
                "산책/Talk-10.txt",
                TEN,
                "산책/Talk-2.txt",
                TWO,
                "산책/Talk-1.txt",
                ONE,
                "20230709_203400_1.jpg",
                "x"));

    ExportFile file = ExportFiles.open(zip, "Kakaotalk_Chat.zip");

    assertThat(Exports.read(file))
        .containsExactly(
            "2023-07-09T20:34 민지: 하나", "2023-07-10T20:34 민지: 둘", "2023-07-11T20:34 민지: 열");
  }

  @Test
  void a_zip_with_names_of_a_korean_windows_is_read() throws IOException {
    Path zip = zip(Charset.forName("x-windows-949"), Map.of("산책.txt", ONE));

    assertThat(Exports.read(ExportFiles.open(zip, "a.zip")))
        .containsExactly("2023-07-09T20:34 민지: 하나");
  }

  @Test
  void zips_without_one_chat_are_refused() throws IOException {
    assertError(zip(StandardCharsets.UTF_8, Map.of("a.jpg", "x")), ImportError.IMPORT_ZIP_EMPTY);
    assertError(
        zip(StandardCharsets.UTF_8, Map.of("a.txt", ONE, "b.txt", TWO)),
        ImportError.IMPORT_ZIP_SEVERAL);
  }

  @Test
  void a_zip_that_is_cut_off_is_named_so() throws IOException {
    byte[] whole = Files.readAllBytes(zip(StandardCharsets.UTF_8, Map.of("a.txt", ONE)));
    assertError(write(Arrays.copyOf(whole, whole.length / 2)), ImportError.IMPORT_CUT_OFF);
  }

  @Test
  void a_zip_that_unpacks_to_too_much_is_refused() throws IOException {
    Path zip = zip(StandardCharsets.UTF_8, Map.of("a.txt", ONE.repeat(1_000)));
    assertUnsafe(() -> ZipExport.open(zip, "a.zip", 1_000));
  }

  @Test
  void a_zip_that_lies_about_its_size_is_refused_as_it_is_read() throws IOException {
    byte[] bytes = Files.readAllBytes(zip(StandardCharsets.UTF_8, Map.of("a.txt", ONE.repeat(50))));
    int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
    ExportFile file = ExportFiles.open(write(bytes), "a.zip");
    assertUnsafe(() -> Exports.read(file));
  }

  private static void assertUnsafe(ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> assertThat(e.code()).isEqualTo(ImportError.IMPORT_ZIP_UNSAFE));
  }

  @Test
  void empty_binary_and_wrongly_encoded_files_are_named_so() throws IOException {
    assertError(write(new byte[0]), ImportError.IMPORT_EMPTY);
    assertError(
        write("\uFEFF\r\n \r\n".getBytes(StandardCharsets.UTF_8)), ImportError.IMPORT_EMPTY);
    byte[] picture = new byte[5_000];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * 31 + i / 7);
    }
    assertError(write(picture), ImportError.IMPORT_BINARY);
    assertError(write(ONE.getBytes(StandardCharsets.UTF_16)), ImportError.IMPORT_ENCODING);
    assertError(
        write(ONE.repeat(3).getBytes(Charset.forName("x-windows-949"))),
        ImportError.IMPORT_ENCODING);
  }

  @Test
  void a_broken_character_marks_its_line_and_loses_nothing() {
    byte[] bytes = (ONE + TWO).getBytes(StandardCharsets.UTF_8);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(" : ") + 4;
    bytes[at] = 'x';

    assertThat(Exports.read(Exports.file("a.txt", bytes)))
        .hasSize(3)
        .startsWith("? 2 invalid_utf8")
        .endsWith("2023-07-10T20:34 민지: 둘");
  }

  @Test
  void characters_that_cannot_be_kept_are_replaced_with_a_warning() {
    byte[] text = (TWO + ONE.replace("하나", "하\0나")).getBytes(StandardCharsets.UTF_8);
    assertThat(Exports.read(Exports.file("a.txt", text)))
        .contains("? 4 nul_replaced", "2023-07-09T20:34 민지: 하\uFFFD나");
    byte[] surrogate = (ONE + TWO.replace("둘", "XYZ")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(surrogate).isNotEmpty();
    byte[] lone = (ONE + TWO.replace("둘", "XYZ")).getBytes(StandardCharsets.UTF_8);
    int at = new String(lone, StandardCharsets.ISO_8859_1).indexOf("XYZ");
    lone[at] = (byte) 0xED;
    lone[at + 1] = (byte) 0xA0;
    lone[at + 2] = (byte) 0x80;
    assertThat(Exports.read(Exports.file("a.txt", lone)))
        .contains("? 4 invalid_utf8")
        .allMatch(line -> line.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  @Test
  void a_replacement_character_that_was_written_is_no_damage() {
    assertThat(Exports.read(ONE + TWO.replace("둘", "\uFFFD")))
        .containsExactly("2023-07-09T20:34 민지: 하나", "2023-07-10T20:34 민지: \uFFFD");
  }

  @Test
  void a_record_that_is_too_long_is_reported_and_costs_no_other() {
    String text =
        ONE
            + TWO.stripTrailing()
            + "가".repeat(Lines.MAX_BYTES)
            + "\r\n"
            + TEN
            + ("줄".repeat(1000) + "\r\n").repeat(2_000)
            + TEN;

    assertThat(Exports.read(text))
        .containsExactly(
            "2023-07-09T20:34 민지: 하나", "! 4 too_large", "! 6 too_large", "2023-07-11T20:34 민지: 열");
  }

  @Test
  void a_file_that_ends_within_a_character_or_stamp_reports_its_last_line() {
    byte[] whole = (ONE + TWO).stripTrailing().getBytes(StandardCharsets.UTF_8);
    assertThat(Exports.read(Exports.file("a.txt", Arrays.copyOf(whole, whole.length - 1))))
        .containsExactly("2023-07-09T20:34 민지: 하나", "! 4 cut_off");
    assertThat(Exports.read(ONE + TWO + "2023. 7. 10. 오후"))
        .containsExactly("2023-07-09T20:34 민지: 하나", "2023-07-10T20:34 민지: 둘", "! 5 cut_off");
  }

  private static void assertError(Path path, ImportError expected) {
    assertThatThrownBy(
            () -> {
              ExportFile file = ExportFiles.open(path, "a.zip");
              ExportFiles.sample(file);
            })
        .isInstanceOfSatisfying(MaruException.class, e -> assertThat(e.code()).isEqualTo(expected));
  }

  private Path write(byte[] bytes) throws IOException {
    Path path = Files.createTempFile(directory, "export", ".txt");
    return Files.write(path, bytes);
  }

  private Path zip(Charset names, Map<String, String> entries) throws IOException {
    Path path = Files.createTempFile(directory, "export", ".zip");
    try (OutputStream file = Files.newOutputStream(path);
        ZipOutputStream out = new ZipOutputStream(file, names)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }
}
