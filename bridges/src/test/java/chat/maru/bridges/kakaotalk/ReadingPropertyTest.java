package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MaruException;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Records;
import chat.maru.bridges.testing.Chats;
import chat.maru.bridges.testing.Exports;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReadingPropertyTest {
  private static final String[] SHARDS = {
    "\r\n",
    "\n",
    "\"",
    ",",
    " : ",
    ": ",
    "[",
    "] [",
    "오전 9:05",
    "오후 13:61",
    "2023년 7월 9일 오후 8:34",
    "2023. 7. 9. 오후 8:34",
    "--------------- 2023년 7월 22일 토요일 ---------------",
    "2023년 7월 9일 일요일",
    "2023-07-22 09:05:06",
    "Date,User,Message",
    "민지",
    "님이 나갔습니다.",
    "메시지가 삭제되었습니다.",
    "\uFEFF",
    "저장한 날짜 : ",
    " 님과 카카오톡 대화",
    "July 9, 2023 at 8:34\u202fp.m.",
    "Talk_2023.7.10 21:30-1.txt",
    "\0",
    "사진"
  };

  @Property(tries = 500)
  void random_bytes_never_crash_or_hang(@ForAll("bytes") byte[] bytes) {
    for (ExportFormat format : KakaoTalk.formats()) {
      read(format, bytes);
    }
    try {
      Exports.records(Exports.file("a.txt", bytes));
    } catch (MaruException e) {
      assertThat(e.code().code()).startsWith("import_");
    }
  }

  @Property(tries = 2_000)
  void random_shards_never_crash_and_every_line_is_accounted_for(@ForAll("shards") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long lines = text.lines().count() + 1;
    for (ExportFormat format : KakaoTalk.formats()) {
      assertThat(read(format, bytes))
          .allMatch(record -> record.line() >= 1 && record.line() <= lines);
    }
  }

  @Property(tries = 60)
  void what_was_written_is_read(@ForAll long seed, @ForAll @IntRange(min = 2, max = 200) int size) {
    List<Chats.Said> chat = Chats.random(seed, size);
    List<String> expected = chat.stream().map(ReadingPropertyTest::show).toList();

    assertThat(Exports.read(Chats.windows(chat))).isEqualTo(expected);
    assertThat(Exports.read(Chats.android(chat))).isEqualTo(expected);
    assertThat(Exports.read(Chats.ios(chat))).isEqualTo(expected);
    assertThat(Exports.read(Chats.csv(chat))).isEqualTo(expected);
  }

  @Property(tries = 60)
  void lone_line_feeds_change_nothing_in_texts_without_shapes(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int size) {
    List<Chats.Said> chat = Chats.random(seed, size);

    assertThat(Exports.read(Chats.android(chat).replace("\r\n", "\n")))
        .isEqualTo(Exports.read(Chats.android(chat)));
    assertThat(Exports.read(Chats.windows(chat).replace("\r\n", "\n").replace("\n", "\r\n")))
        .isEqualTo(Exports.read(Chats.windows(chat)));
  }

  @Property(tries = 300)
  void a_file_cut_at_any_byte_keeps_everything_before_the_cut(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 1_000_000) int cut) {
    List<Chats.Said> chat = Chats.random(seed, 30);
    for (ExportFormat format : KakaoTalk.formats()) {
      byte[] whole = write(format.name(), chat).getBytes(StandardCharsets.UTF_8);
      List<String> all = shown(read(format, whole));
      List<String> some = shown(read(format, Arrays.copyOf(whole, cut % whole.length)));
      int sure = Math.max(0, some.size() - 2);
      assertThat(some.subList(0, sure).stream().filter(line -> line.charAt(0) != '!'))
          .isEqualTo(
              all.subList(
                  0,
                  (int)
                      some.subList(0, sure).stream()
                          .filter(line -> line.charAt(0) != '!')
                          .count()));
    }
  }

  private static String write(String format, List<Chats.Said> chat) {
    return switch (format) {
      case "kakaotalk-windows" -> Chats.windows(chat);
      case "kakaotalk-android" -> Chats.android(chat);
      case "kakaotalk-ios" -> Chats.ios(chat);
      default -> Chats.csv(chat);
    };
  }

  private static List<ExportRecord> read(ExportFormat format, byte[] bytes) {
    List<ExportRecord> all = new ArrayList<>();
    try (Records records = format.open(Exports.file("a.txt", bytes))) {
      records.forEachRemaining(all::add);
    }
    return all;
  }

  private static List<String> shown(List<ExportRecord> records) {
    return records.stream().map(Exports::show).toList();
  }

  private static String show(Chats.Said said) {
    var kind = Placeholders.kind(said.text());
    return (said.at()
            + " "
            + said.speaker()
            + (kind == null ? ": " + said.text() : " <" + kind.code() + ">"))
        .replace('\n', '⏎');
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(2_000);
  }

  @Provide
  Arbitrary<String> shards() {
    return Arbitraries.of(SHARDS).list().ofMaxSize(60).map(parts -> String.join("", parts));
  }
}
