package chat.maru.bridges.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bridges.testing.Exports;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatsAppTest {
  @Test
  void a_chat_of_an_android_phone() {
    assertThat(
            read(
                """
                13/6/23, 9:05 pm - Messages and calls are end-to-end encrypted. Tap to learn more.
                13/6/23, 9:05 pm - Kim: hi: all
                two lines

                13/6/23, 9:06 pm - Lee Ann: <Media omitted>
                14/6/23, 12:05 am - Kim: IMG-20230614-WA0012.jpg (file attached)
                14/6/23, 12:06 am - Kim: IMG-20230614-WA0013.jpg (file attached)
                look at this
                14/6/23, 12:07 am - Lee Ann: This message was deleted
                14/6/23, 12:08 am - Lee Ann: he said This message was deleted
                14/6/23, 12:09 am - Kim: better <This message was edited>
                14/6/23, 12:10 am - Kim:\s
                """))
        .containsExactly(
            "2023-06-13T21:05 * Messages and calls are end-to-end encrypted. Tap to learn more.",
            "2023-06-13T21:05 Kim: hi: all⏎two lines",
            "2023-06-13T21:06 Lee Ann <file>",
            "2023-06-14T00:05 Kim <photo>",
            "2023-06-14T00:06 Kim: IMG-20230614-WA0013.jpg (file attached)⏎look at this",
            "2023-06-14T00:07 Lee Ann <deleted>",
            "2023-06-14T00:08 Lee Ann: he said This message was deleted",
            "2023-06-14T00:09 Kim: better",
            "2023-06-14T00:10 Kim: ");
  }

  @Test
  void a_chat_of_a_korean_iphone() {
    assertThat(
            read(
                """
                [2023. 12. 31. 오후 11:58:02] 산책 모임: \u200e메시지와 통화는 종단간 암호화됩니다.
                \u200e[2023. 12. 31. 오후 11:58:10] 민지: \u200e이미지 생략됨
                [2023. 12. 31. 오후 11:59:59] 민지: 새해 복 많이!
                [2024. 1. 1. 오전 12:00:01] ~\u202f준호: 고마워
                """))
        .containsExactly(
            "2023-12-31T23:58:02 * 산책 모임: 메시지와 통화는 종단간 암호화됩니다.",
            "2023-12-31T23:58:10 민지 <photo>",
            "2023-12-31T23:59:59 민지: 새해 복 많이!",
            "2024-01-01T00:00:01 준호: 고마워");
  }

  @Test
  void a_korean_android_phone_writes_the_year_first_in_two_digits() {
    assertThat(read("24/8/21 PM 1:28 - 민지: 밥\n24/8/21 PM 1:29 - 준호: 응\n"))
        .containsExactly("2024-08-21T13:28 민지: 밥", "2024-08-21T13:29 준호: 응");
    assertThat(read("2024. 8. 21. 오후 1:28 - 민지: 밥\n2024. 8. 21. 오후 1:29 - 준호: 응\n"))
        .containsExactly("2024-08-21T13:28 민지: 밥", "2024-08-21T13:29 준호: 응");
  }

  @Test
  void the_order_of_day_and_month_is_decided_for_the_whole_file() {
    assertThat(read("7/9/23, 20:34 - Kim: a\n7/13/23, 20:35 - Lee: b\n"))
        .containsExactly("2023-07-09T20:34 Kim: a", "2023-07-13T20:35 Lee: b");
    assertThat(read("30/6/23, 20:34 - Kim: a\n1/7/23, 20:35 - Lee: b\n"))
        .containsExactly("2023-06-30T20:34 Kim: a", "2023-07-01T20:35 Lee: b");
    assertThat(read("1/12/22, 20:34 - Kim: a\n2/1/23, 20:35 - Lee: b\n2/2/23, 20:35 - Lee: c\n"))
        .containsExactly(
            "? 1 date_order",
            "2022-12-01T20:34 Kim: a",
            "2023-01-02T20:35 Lee: b",
            "2023-02-02T20:35 Lee: c");
  }

  @Test
  void rarer_spellings_of_the_stamp() {
    assertThat(
            read(
                """
                13.06.18 21.25.15: a: m
                13.06.18 21.25.16: b: n
                """))
        .containsExactly("2018-06-13T21:25:15 a: m", "2018-06-13T21:25:16 b: n");
    assertThat(read("13.6.2018 klo 21.25 - a: m\n13.6.2018 klo 21.26 - b: n\n"))
        .containsExactly("2018-06-13T21:25 a: m", "2018-06-13T21:26 b: n");
    assertThat(read("[2018/6/13 下午8:01:15] a: m\n[2018/6/13 上午12:01:15] b: n\n"))
        .contains("2018-06-13T20:01:15 a: m", "2018-06-13T00:01:15 b: n");
    assertThat(read("6/13/18, 9:25\u202fPM - a: m\n6/13/18, 9:26\u202fp.\u00a0m. - b: n\n"))
        .containsExactly("2018-06-13T21:25 a: m", "2018-06-13T21:26 b: n");
  }

  @Test
  void a_name_without_a_blank_behind_it_counts_where_it_is_known() {
    assertThat(read("13/6/23, 21:05 - John Doe: a\n13/6/23, 21:06 - John Doe:.\n"))
        .containsExactly("2023-06-13T21:05 John Doe: a", "2023-06-13T21:06 John Doe: .");
  }

  @Test
  void what_stands_before_the_first_message_and_impossible_times_are_told() {
    assertThat(read("pasted\n13/6/23, 21:05 - Kim: a\n13/6/23, 25:05 - Kim: b\nmore\n"))
        .containsExactly(
            "! 1 before_first", "2023-06-13T21:05 Kim: a", "! 3 bad_time", "! 4 bad_time");
  }

  private static List<String> read(String text) {
    return Exports.readAny(Exports.file("WhatsApp Chat with Walkers.txt", text));
  }
}
