package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AndroidTextTest {
  private static final String HEAD =
      """
      산책 모임 4 님과 카카오톡 대화
      저장한 날짜 : 2023년 7월 10일 오후 9:30


      2023년 7월 9일 오후 8:34
      """;

  @Test
  void a_korean_export_is_read() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023년 7월 9일 오후 8:34, 이준호님이 민지님을 초대했습니다.
                    2023년 7월 9일 오후 8:34, 회원님 : 안녕
                    2023년 7월 9일 오후 8:35, 민지 : 두 줄
                    짜리 : 말

                    2023년 7월 10일 오전 12:05
                    2023년 7월 10일 오전 12:05, 민지 : 사진
                    메시지가 삭제되었습니다.
                    2023년 7월 10일 오후 12:00, 민지 :  앞에 빈칸
                    """))
        .containsExactly(
            "2023-07-09T20:34 * 이준호님이 민지님을 초대했습니다.",
            "2023-07-09T20:34 회원님: 안녕",
            "2023-07-09T20:35 민지: 두 줄⏎짜리 : 말",
            "2023-07-10T00:05 민지 <photo>",
            "2023-07-10T00:05 ~ 메시지가 삭제되었습니다.",
            "2023-07-10T12:00 민지:  앞에 빈칸");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "산책 모임 4 님과 카카오톡 대화|산책 모임|4",
        "연구방 2025 2716 님과 카카오톡 대화|연구방 2025|2716",
        "산책 모임 4 카카오톡 대화|산책 모임|4",
        "민지 님과 카카오톡 대화|민지|",
        "KakaoTalk Chats with Walkers (12)|Walkers|12",
        "KakaoTalk Chats with Minji|Minji|"
      })
  void the_header_counts_members(String title, String room, Integer members) {
    var header =
        Exports.header(
            title
                + "\n저장한 날짜 : 2023년 7월 10일 오후 9:30\n\n2023년 7월 9일 오후 8:34\n"
                + "2023년 7월 9일 오후 8:34, 민지 : 안녕\n");

    assertThat(header.title()).isEqualTo(room);
    assertThat(header.members()).isEqualTo(members);
    assertThat(header.savedAt()).isEqualTo("2023-07-10T21:30:00");
    assertThat(header.raw()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023년 7월 9일 오후 8:34|2023-07-09T20:34",
        "2023년 7월 9일 20:34|2023-07-09T20:34",
        "2019-03-30 오전 4:39|2019-03-30T04:39",
        "8:34pm, July 9, 2015|2015-07-09T20:34",
        "12:01am, May 9, 2015|2015-05-09T00:01",
        "February 10, 2016, 2:33 AM|2016-02-10T02:33",
        "July 9, 2018, 8:34 p.m.|2018-07-09T20:34",
        "July 9, 2018, 12:34 a.m.|2018-07-09T00:34",
        "July 9, 2023 at 8:34\u202fp.m.|2023-07-09T20:34",
        "July 9, 2023 at 8:34\u00a0p.m.|2023-07-09T20:34",
        "May 9, 2023 at 8:34\u202fa.m.|2023-05-09T08:34"
      })
  void every_spelling_of_a_stamp_is_understood(String stamp, String time) {
    String text =
        "KakaoTalk Chats with Minji\nDate Saved : "
            + stamp
            + "\n\n\n"
            + stamp
            + "\n"
            + stamp
            + ", you : hi, there\n"
            + stamp
            + ", Minji : a : b\n"
            + stamp
            + ", Minji joined\n";

    assertThat(Exports.format(Exports.file("a.txt", text)).name()).isEqualTo("kakaotalk-android");
    assertThat(Exports.read(text))
        .containsExactly(
            time + " you: hi, there", time + " Minji: a : b", time + " * Minji joined");
    assertThat(Exports.header(text).savedAt()).isEqualTo(time + ":00");
  }

  @Test
  void a_notice_with_a_colon_is_a_notice_unless_its_name_speaks_elsewhere() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023년 7월 9일 오후 8:34, 팀 : 개발님이 나갔습니다.
                    2023년 7월 9일 오후 8:34, 준호님이 채팅방 이름을 '팀 : 개발'(으)로 변경했습니다.
                    2023년 7월 9일 오후 8:34, 민지 : 준호님이 나갔습니다.
                    2023년 7월 9일 오후 8:35, 민지 : 응
                    """))
        .containsExactly(
            "2023-07-09T20:34 * 팀 : 개발님이 나갔습니다.",
            "2023-07-09T20:34 * 준호님이 채팅방 이름을 '팀 : 개발'(으)로 변경했습니다.",
            "2023-07-09T20:34 민지: 준호님이 나갔습니다.",
            "2023-07-09T20:35 민지: 응");
  }

  @Test
  void names_hold_commas_brackets_and_emoji() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023년 7월 9일 오후 8:34, 님/3반 #1, [회장] 🌿 : 안녕
                    2023년 7월 9일 오후 8:35, 민지 :\s
                    2023년 7월 9일 오후 8:35, 민지 :
                    """))
        .containsExactly(
            "2023-07-09T20:34 님/3반 #1, [회장] 🌿: 안녕",
            "2023-07-09T20:35 민지: ",
            "2023-07-09T20:35 민지: ");
  }

  @Test
  void a_stamp_that_somebody_wrote_is_text() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023년 7월 9일 오후 8:34, 민지 : 약속 시간은
                    2023년 7월 11일 오후 3:00
                    2023년 7월 9일 오후 8:35, 회원님 : 좋아
                    """))
        .containsExactly(
            "2023-07-09T20:34 민지: 약속 시간은⏎2023년 7월 11일 오후 3:00", "2023-07-09T20:35 회원님: 좋아");
  }

  @Test
  void a_pasted_export_stays_text_where_records_end_in_crlf() {
    String text =
        HEAD.replace("\n", "\r\n")
            + "2023년 7월 9일 오후 8:34, 민지 : 이거 봐\n2022년 1월 1일 오전 9:00, 준호 : 안녕\n끝\r\n"
            + "2023년 7월 9일 오후 8:35, 회원님 : 봤어\r\n"
            + "2023년 7월 9일 오후 8:36, 회원님 : 재밌다\r\n";

    assertThat(Exports.read(text))
        .containsExactly(
            "2023-07-09T20:34 민지: 이거 봐⏎2022년 1월 1일 오전 9:00, 준호 : 안녕⏎끝",
            "2023-07-09T20:35 회원님: 봤어",
            "2023-07-09T20:36 회원님: 재밌다");
  }

  @Test
  void ends_that_somebody_mixed_decide_nothing() {
    String text =
        """
        산책 4 님과 카카오톡 대화
        저장한 날짜 : 2023년 7월 10일 오후 9:30<cr>
        <cr>
        2023년 7월 9일 오후 8:34<cr>
        2023년 7월 9일 오후 8:34, 민지 : 하나
        2023년 7월 9일 오후 8:34, 준호 : 둘<cr>
        이어서
        2023년 7월 9일 오후 8:35, 민지 : 셋
        """
            .replace("<cr>", "\r");

    assertThat(Exports.read(text))
        .containsExactly(
            "2023-07-09T20:34 민지: 하나", "2023-07-09T20:34 준호: 둘⏎이어서", "2023-07-09T20:35 민지: 셋");
  }
}
