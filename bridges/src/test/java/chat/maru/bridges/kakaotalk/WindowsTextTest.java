package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTextTest {
  private static final String HEAD =
      """
      산책 모임 님과 카카오톡 대화
      저장한 날짜 : 2023-07-23 21:04:05

      --------------- 2023년 7월 22일 토요일 ---------------
      """;

  @Test
  void a_korean_export_is_read() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    [민지] [오전 9:05] 안녕
                    [이준호] [오후 1:00] 네, 좋아요

                    --------------- 2023년 7월 23일 일요일 ---------------
                    [민지] [오후 11:59] 사진
                    """))
        .containsExactly(
            "2023-07-22T09:05 민지: 안녕",
            "2023-07-22T13:00 이준호: 네, 좋아요",
            "2023-07-23T23:59 민지 <photo>");
  }

  @Test
  void the_header_gives_room_and_time_of_saving() {
    var header = Exports.header(HEAD + "[민지] [오전 9:05] 안녕\n");

    assertThat(header.title()).isEqualTo("산책 모임");
    assertThat(header.members()).isNull();
    assertThat(header.savedAt()).isEqualTo(LocalDateTime.of(2023, 7, 23, 21, 4, 5));
    assertThat(header.raw()).isEqualTo("산책 모임 님과 카카오톡 대화");
  }

  @Test
  void the_lines_of_the_header_may_be_swapped_or_missing() {
    String body = "--------------- 2023년 7월 22일 토요일 ---------------\n[민지] [오전 9:05] 안녕\n";
    assertThat(Exports.header("저장한 날짜 : 2023-07-23 21:04:05\n방 님과 카카오톡 대화\n" + body).title())
        .isEqualTo("방");
    assertThat(Exports.header("Date Saved : 2023-07-23 21:04:05\n" + body).savedAt())
        .isEqualTo("2023-07-23T21:04:05");
    assertThat(Exports.read(body)).containsExactly("2023-07-22T09:05 민지: 안녕");
    assertThat(Exports.header("팀 with KakaoTalk Chats\n" + body).title()).isEqualTo("팀");
  }

  @ParameterizedTest
  @CsvSource({
    "오전 12:00, 00:00",
    "오전 12:05, 00:05",
    "오후 12:00, 12:00",
    "오후 12:59, 12:59",
    "오전 1:00, 01:00",
    "오후 11:59, 23:59",
    "12:05 AM, 00:05",
    "12:05 PM, 12:05",
    "1:07 PM, 13:07",
    "20:35, 20:35",
    "0:35, 00:35"
  })
  void every_clock_is_understood(String clock, String time) {
    assertThat(Exports.read(HEAD + "[민지] [" + clock + "] 안녕\n"))
        .containsExactly("2023-07-22T" + time + " 민지: 안녕");
  }

  @Test
  void english_separators_and_24_hours_go_with_a_korean_header() {
    assertThat(
            Exports.read(
                """
                팀 님과 카카오톡 대화
                저장한 날짜 : 2023-07-23 21:04:05

                --------------- Saturday, July 22, 2023 ---------------
                [Kim] [20:35] hi
                [Lee] [8:36 PM] hello
                """))
        .containsExactly("2023-07-22T20:35 Kim: hi", "2023-07-22T20:36 Lee: hello");
  }

  @Test
  void the_date_counts_and_not_the_weekday() {
    assertThat(
            Exports.read("--------------- 2023년 7월 22일 월요일 ---------------\n[민지] [오전 9:05] 안녕\n"))
        .containsExactly("2023-07-22T09:05 민지: 안녕");
  }

  @Test
  void lines_without_a_shape_belong_to_the_message_above() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    [민지] [오전 9:05] 첫째
                      둘째

                    [공지] 넷째 : 끝
                    ------ 다섯째 ------


                    [이준호] [오전 9:06] 네
                    """))
        .containsExactly(
            "2023-07-22T09:05 민지: 첫째⏎  둘째⏎⏎[공지] 넷째 : 끝⏎------ 다섯째 ------",
            "2023-07-22T09:06 이준호: 네");
  }

  @Test
  void names_hold_brackets_and_colons() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    [가람 [분석]] [오전 9:05] 안녕
                    [a] [b] [오전 9:06] 둘
                    [A : B] [오전 9:07] c : d
                    """))
        .containsExactly(
            "2023-07-22T09:05 가람 [분석]: 안녕",
            "2023-07-22T09:06 a] [b: 둘",
            "2023-07-22T09:07 A : B: c : d");
  }

  @Test
  void a_quoted_line_inside_a_text_is_text() {
    assertThat(Exports.read(HEAD + "[민지] [오전 9:05] 그때 [준호] [오전 8:00] 라고 했어\n"))
        .containsExactly("2023-07-22T09:05 민지: 그때 [준호] [오전 8:00] 라고 했어");
  }

  @Test
  void empty_texts_and_outer_blanks_are_kept() {
    assertThat(Exports.read(HEAD + "[민지] [오전 9:05] \n[민지] [오전 9:06]\n[민지] [오전 9:07]  앞뒤 \n"))
        .containsExactly(
            "2023-07-22T09:05 민지: ", "2023-07-22T09:06 민지: ", "2023-07-22T09:07 민지:  앞뒤 ");
  }

  @Test
  void notices_stand_bare_and_inherit_their_time() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    민지님이 이준호님, 박서연님과 최유나님을 초대했습니다.
                    [민지] [오전 9:05] 안녕
                    이준호님이 나갔습니다.
                    채팅방 관리자가 메시지를 가렸습니다.
                    메시지가 삭제되었습니다.
                    박서연님이 방장이 되어 팀채팅을 시작했어요!
                    [민지] [오전 9:06] 어?

                    --------------- 2023년 7월 23일 일요일 ---------------
                    이준호님이 들어왔습니다.
                    타인, 기관 등의 사칭에 유의해 주세요.
                    운영정책 보기
                    [이준호] [오전 1:00] 다시 왔어요
                    """))
        .containsExactly(
            "2023-07-22T00:00 ~ 민지님이 이준호님, 박서연님과 최유나님을 초대했습니다.",
            "2023-07-22T09:05 민지: 안녕",
            "2023-07-22T09:05 ~ 이준호님이 나갔습니다.",
            "2023-07-22T09:05 ~ 채팅방 관리자가 메시지를 가렸습니다.",
            "2023-07-22T09:05 ~ 메시지가 삭제되었습니다.",
            "2023-07-22T09:05 ~ 박서연님이 방장이 되어 팀채팅을 시작했어요!",
            "2023-07-22T09:06 민지: 어?",
            "2023-07-23T00:00 ~ 이준호님이 들어왔습니다.⏎타인, 기관 등의 사칭에 유의해 주세요.⏎운영정책 보기",
            "2023-07-23T01:00 이준호: 다시 왔어요");
  }

  @Test
  void a_spoken_notice_is_a_message_and_an_empty_name_a_notice() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    [민지] [오전 9:05] 준호님이 나갔습니다.
                    [] [20:35] 무언가 바뀌었습니다.
                    """))
        .containsExactly("2023-07-22T09:05 민지: 준호님이 나갔습니다.", "2023-07-22T20:35 * 무언가 바뀌었습니다.");
  }

  @Test
  void broken_lines_are_reported_with_their_number() {
    assertThat(
            Exports.read(
                """
                팀 님과 카카오톡 대화
                저장한 날짜 : 2023-07-23 21:04:05
                누가 여기에 적은 줄

                [민지] [오전 9:05] 날짜가 아직 없다
                --------------- 2023년 7월 22일 토요일 ---------------
                [민지] [오전 19:05] 없는 시각
                [민지] [오전 9:05] 안녕
                --------------- 2023년 2월 30일 목요일 ---------------
                [민지] [오전 9:06] 안녕
                """))
        .containsExactly(
            "! 3 before_first",
            "! 5 no_date",
            "! 7 bad_time",
            "2023-07-22T09:05 민지: 안녕",
            "! 9 bad_date",
            "! 10 no_date");
  }

  @Test
  void two_equal_texts_in_one_minute_are_two_messages() {
    assertThat(Exports.read(HEAD + "[민지] [오전 9:05] ㅋㅋ\n[민지] [오전 9:05] ㅋㅋ\n")).hasSize(2);
  }

  @Test
  void a_time_that_goes_back_is_reported() {
    assertThat(Exports.read(HEAD + "[민지] [오전 9:05] 가\n[이준호] [오전 8:05] 나\n"))
        .containsExactly("2023-07-22T09:05 민지: 가", "? 6 time_went_back", "2023-07-22T08:05 이준호: 나");
  }
}
