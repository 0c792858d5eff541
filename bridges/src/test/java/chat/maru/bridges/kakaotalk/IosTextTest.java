package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.testing.Exports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IosTextTest {
  private static final String HEAD =
      """
      Talk_2023.7.10 21:30-1.txt
      저장한 날짜 : 2023. 7. 10. 오후 9:30


      2023년 7월 9일 일요일
      """;

  @Test
  void a_korean_export_is_read() {
    String text =
        Exports.crlf(
            HEAD
                + """
                2023. 7. 9. 오후 8:34: 이준호님이 민지님을 초대했습니다.
                2023. 7. 9. 오후 8:34, 이준호 : 안녕⏎
                ⏎
                  둘째 줄
                2023. 7. 9. 오후 8:35, 민지 : 톡게시판 '공지': 내일 봐요

                2023년 7월 10일 월요일
                2023. 7. 10. 오전 12:00, 민지 : 사진 3장
                """);

    assertThat(Exports.format(Exports.file("a.txt", text)).name()).isEqualTo("kakaotalk-ios");
    assertThat(Exports.read(text))
        .containsExactly(
            "2023-07-09T20:34 * 이준호님이 민지님을 초대했습니다.",
            "2023-07-09T20:34 이준호: 안녕⏎⏎  둘째 줄",
            "2023-07-09T20:35 민지: 톡게시판 '공지': 내일 봐요",
            "2023-07-10T00:00 민지 <photos>");
    assertThat(Exports.header(text).savedAt()).isEqualTo("2023-07-10T21:30:00");
    assertThat(Exports.header(text).title()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023. 7. 9. 20:34|2023-07-09T20:34",
        "2023. 7. 9. 0:05|2023-07-09T00:05",
        "2015. 7. 9. 오후 8:34|2015-07-09T20:34",
        "Jul 9, 2015, 8:34 PM|2015-07-09T20:34",
        "Feb 1, 2026 at 20:29|2026-02-01T20:29",
        "May 1, 2026 at 0:29|2026-05-01T00:29"
      })
  void every_spelling_of_a_stamp_is_understood(String stamp, String time) {
    String text =
        Exports.crlf(
            """
            Thursday, July 9, 2015
            STAMP: The host Kim started the Team Chat.\s
            STAMP, You : hi
            STAMP, Lee : Photo
            STAMP,  : something
            """
                .replace("STAMP", stamp));

    assertThat(Exports.format(Exports.file("a.txt", text)).name()).isEqualTo("kakaotalk-ios");
    assertThat(Exports.read(text))
        .containsExactly(
            time + " * The host Kim started the Team Chat. ",
            time + " You: hi",
            time + " Lee <photo>",
            time + " * something");
  }

  @Test
  void old_titles_hold_the_room_and_its_size() {
    String body =
        """

        2015년 7월 9일 목요일
        2015. 7. 9. 오후 8:34, 민지 : 안녕
        """;
    var korean = Exports.header("산책 3 (4명)과 카카오톡 대화-1.txt\n저장한 날짜 : 2015. 7. 10. 오후 9:30\n" + body);
    var english =
        Exports.header(
            "KakaoTalk Chats with Walk (4 people)-1.txt\nDate Saved : Jul 10, 2015, 9:30 PM\n"
                + body);

    assertThat(korean.title()).isEqualTo("산책 3");
    assertThat(korean.members()).isEqualTo(4);
    assertThat(english.title()).isEqualTo("Walk");
    assertThat(english.savedAt()).isEqualTo("2015-07-10T21:30:00");
  }

  @Test
  void times_alone_count_below_a_date_line() {
    assertThat(
            Exports.readAs(
                "kakaotalk-ios",
                "2023년 7월 9일 일요일\n오후 8:36, 민지 : 안녕\n오후 8:37,  : 무언가\n오후 8:38, 그때 보자\n"))
        .containsExactly("2023-07-09T20:36 민지: 안녕", "2023-07-09T20:37 * 무언가⏎오후 8:38, 그때 보자");
  }

  @Test
  void parts_follow_each_other_without_their_headers() {
    String second =
        Exports.crlf(
            """
            \uFEFFTalk_2023.7.10 21:30-2.txt
            저장한 날짜 : 2023. 7. 10. 오후 9:30


            2023년 7월 10일 월요일
            2023. 7. 10. 오전 9:00, 민지 : 둘째
            """);
    String first = Exports.crlf("\uFEFF" + HEAD + "2023. 7. 9. 오후 8:34, 이준호 : 첫째\n");
    ExportFile parts =
        new ExportFile(
            "Kakaotalk_Chat_산책 모임_20230710_213000.zip",
            List.of(part("1.txt", first), part("2.txt", second)));

    List<String> expected = List.of("2023-07-09T20:34 이준호: 첫째", "2023-07-10T09:00 민지: 둘째");
    assertThat(Exports.read(parts)).isEqualTo(expected);
    assertThat(Exports.summary(parts).header().title()).isEqualTo("산책 모임");
    assertThat(Exports.read(first + second)).isEqualTo(expected);
    assertThat(Exports.read((first + second).replace("\uFEFF", ""))).isEqualTo(expected);
    assertThat(Exports.read((first + second).replace("\r\n", "\n"))).isEqualTo(expected);
    assertThat(Exports.read(first + second.replace("\r\n", "\n"))).isEqualTo(expected);
  }

  private static ExportFile.Part part(String name, String text) {
    return new ExportFile.Part(
        name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
