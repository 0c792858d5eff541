package chat.maru.bridges.kakaotalk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final String HEAD = "Date,User,Message\n";

  @Test
  void rows_are_messages() {
    String text =
        HEAD
            + """
            2023-07-22 09:05:06,"민지","안녕, ""여러분""
            둘째 줄

            넷째, 줄"
            2023-07-22 09:05:07,이준호,"(사진)"
            2023-07-22 09:05:08,"이준호",따옴표 없이, 씀
            2023-07-22 09:05:09,"이준호",""
            """;

    assertThat(Exports.format(Exports.file("a.csv", text)).name()).isEqualTo("kakaotalk-csv");
    assertThat(Exports.read(text))
        .containsExactly(
            "2023-07-22T09:05:06 민지: 안녕, \"여러분\"⏎둘째 줄⏎⏎넷째, 줄",
            "2023-07-22T09:05:07 이준호 <photo>",
            "2023-07-22T09:05:08 이준호: 따옴표 없이, 씀",
            "2023-07-22T09:05:09 이준호: ");
  }

  @Test
  void byte_order_marks_crlf_and_a_missing_header_change_nothing() {
    String row = "2023-07-22 09:05:06,\"민지\",\"가\r\n나\"\r\n";
    assertThat(Exports.read("\uFEFF" + HEAD.replace("\n", "\r\n") + row))
        .containsExactly("2023-07-22T09:05:06 민지: 가⏎나");
    assertThat(Exports.read(row + row)).hasSize(2);
  }

  @Test
  void notices_stand_in_a_users_column_or_in_none() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023-07-22 09:05:01,"Kim","Kim invited Lee and."
                    2023-07-22 09:05:02,"Lee","Lee joined this chatroom."
                    2023-07-22 09:05:03,"Lee","Kim left this chatroom."
                    2023-07-22 09:05:04,"Kim","Lee has been removed from this chatroom."
                    2023-07-22 09:05:05,"민지","민지님이 들어왔습니다.
                    운영정책 보기"
                    2023-07-22 09:05:06,"민지","준호님이 나갔습니다. 라고 떴어"
                    2023-07-22 09:05:07,"","무언가"
                    ,,The message has been deleted.
                    ,"","The message has been deleted."
                    """))
        .containsExactly(
            "2023-07-22T09:05:01 * Kim invited Lee and.",
            "2023-07-22T09:05:02 * Lee joined this chatroom.",
            "2023-07-22T09:05:03 Lee: Kim left this chatroom.",
            "2023-07-22T09:05:04 * Lee has been removed from this chatroom.",
            "2023-07-22T09:05:05 * 민지님이 들어왔습니다.⏎운영정책 보기",
            "2023-07-22T09:05:06 민지: 준호님이 나갔습니다. 라고 떴어",
            "2023-07-22T09:05:07 * 무언가",
            "2023-07-22T09:05:07 ~ The message has been deleted.",
            "2023-07-22T09:05:07 ~ The message has been deleted.");
  }

  @Test
  void broken_rows_are_reported_and_cost_no_other() {
    assertThat(
            Exports.read(
                HEAD
                    + """
                    2023-07-22 09:05:01,"Kim","fine"
                    2023-07-22 09:05:02,"Kim","nothing closes this
                    2023-07-22 09:05:03,"Lee","fine too"
                    2023-13-22 09:05:04,"Kim","no such month"
                    only one cell
                    2023-07-22 09:05:05,"Kim","fine again"
                    2023-07-22 09:05:06,"Kim","cut o"""))
        .containsExactly(
            "2023-07-22T09:05:01 Kim: fine",
            "! 3 open_quote",
            "2023-07-22T09:05:03 Lee: fine too",
            "! 5 bad_time",
            "! 6 bad_row",
            "2023-07-22T09:05:05 Kim: fine again",
            "! 8 cut_off");
  }

  @Test
  void a_cell_of_a_hundred_thousand_characters_is_kept() {
    String text = "가".repeat(100_000) + "\n" + "나".repeat(100_000);

    assertThat(
            Exports.read(
                HEAD
                    + "2023-07-22 09:05:01,\"Kim\",\""
                    + text
                    + "\"\n2023-07-22 09:05:02,\"Kim\",\"b\"\n"))
        .hasSize(2)
        .first()
        .isEqualTo("2023-07-22T09:05:01 Kim: " + text.replace('\n', '⏎'));
  }

  @Test
  void the_room_is_named_by_the_file() {
    String row = "2023-07-22 09:05:06,\"민지\",\"가\"\n";
    assertThat(
            Exports.summary(
                    Exports.file("KakaoTalk_Chat_산책 모임_2023-07-23-21-04-05.csv", HEAD + row))
                .header()
                .title())
        .isEqualTo("산책 모임");
  }
}
