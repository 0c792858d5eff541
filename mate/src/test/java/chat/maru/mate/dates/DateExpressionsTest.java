package chat.maru.mate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.dates.Lean;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateExpressionsTest {
  /// A Tuesday.
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-24T15:30");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          오늘 뭐 했지                   | 오늘            | 2026-11-24 | 2026-11-25
          어제 뭐라고 했어?              | 어제            | 2026-11-23 | 2026-11-24
          엊그제 그 얘기                 | 엊그제          | 2026-11-22 | 2026-11-23
          지난주에 정한 거               | 지난주          | 2026-11-16 | 2026-11-23
          저번 주 금요일                 | 저번 주 금요일  | 2026-11-20 | 2026-11-21
          지난 금요일에                  | 지난 금요일     | 2026-11-20 | 2026-11-21
          지난달 회비                    | 지난달          | 2026-10-01 | 2026-11-01
          이번 주말                      | 이번 주말       | 2026-11-28 | 2026-11-30
          3월 2일에 뭐 먹었지            | 3월 2일         | 2026-03-02 | 2026-03-03
          12월 25일                      | 12월 25일       | 2025-12-25 | 2025-12-26
          2025년 3월 2일                 | 2025년 3월 2일  | 2025-03-02 | 2025-03-03
          작년 8월에 간 곳               | 작년 8월        | 2025-08-01 | 2025-09-01
          사흘 전                        | 사흘 전         | 2026-11-21 | 2026-11-22
          3일 전에                       | 3일 전          | 2026-11-21 | 2026-11-22
          두 주 전                       | 두 주 전        | 2026-11-09 | 2026-11-16
          최근 3일 동안                  | 최근 3일        | 2026-11-22 | 2026-11-25
          8월 초에                       | 8월 초          | 2026-08-01 | 2026-08-11
          3월 2일부터 5일까지            | 3월 2일부터 5일까지 | 2026-03-02 | 2026-03-06
          지난달 15일                    | 지난달 15일     | 2026-10-15 | 2026-10-16
          2026-03-02 기록                | 2026-03-02      | 2026-03-02 | 2026-03-03
          what did we say yesterday?     | yesterday       | 2026-11-23 | 2026-11-24
          last week Mina said            | last week       | 2026-11-16 | 2026-11-23
          on March 2 we met              | March 2         | 2026-03-02 | 2026-03-03
          on 2nd of March 2024           | 2nd of March 2024 | 2024-03-02 | 2024-03-03
          last Friday                    | last Friday     | 2026-11-20 | 2026-11-21
          two weeks ago                  | two weeks ago   | 2026-11-09 | 2026-11-16
          in August                      | in August       | 2026-08-01 | 2026-09-01
          the past 3 days                | the past 3 days | 2026-11-22 | 2026-11-25
          Monday to Tuesday              | Monday to Tuesday | 2026-11-23 | 2026-11-25
          """)
  void a_day_in_a_question_points_to_the_past(String text, String words, String from, String to) {
    assertThat(DateExpressions.find(text, NOW, Lean.PAST))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text()).isEqualTo(words);
              assertThat(found.span().from()).isEqualTo(from + "T00:00");
              assertThat(found.span().to()).isEqualTo(to + "T00:00");
              assertThat(found.dated()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          다음 주 금요일 저녁 7시에 보자   | 다음 주 금요일 저녁 7시   | 2026-12-04T19:00
          내일 오전 10시 반                | 내일 오전 10시 반         | 2026-11-25T10:30
          토요일 12시                      | 토요일 12시               | 2026-11-28T12:00
          3월 2일 오후 3시 20분            | 3월 2일 오후 3시 20분     | 2027-03-02T15:20
          내일 밤 12시                     | 내일 밤 12시              | 2026-11-26T00:00
          모레 19:30                       | 모레 19:30                | 2026-11-26T19:30
          tomorrow at 7pm                  | tomorrow at 7pm           | 2026-11-25T19:00
          next Friday at 7:30 pm           | next Friday at 7:30 pm    | 2026-12-04T19:30
          7pm on Saturday                  | 7pm on Saturday           | 2026-11-28T19:00
          """)
  void a_day_and_a_time_in_a_plan_are_one_moment(String text, String words, String at) {
    assertThat(DateExpressions.find(text, NOW, Lean.FUTURE))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text()).isEqualTo(words);
              assertThat(found.span().from()).isEqualTo(at);
            });
  }

  @Test
  void last_night_is_the_evening_of_yesterday() {
    for (String text : List.of("어젯밤에 뭐래", "어제 밤에", "last night")) {
      assertThat(DateExpressions.find(text, NOW, Lean.PAST))
          .as(text)
          .singleElement()
          .satisfies(found -> assertThat(found.span().from().toLocalDate()).isEqualTo("2026-11-23"))
          .satisfies(found -> assertThat(found.span().from().getHour()).isGreaterThan(16));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "우리 저녁 약속 어디로 정했지?",
    "점심 뭐 먹지",
    "3일 동안 쉬었어",
    "몇 시간 걸려?",
    "I may go",
    "the sun is up",
    "we sat down",
    "일요 신문",
    "2대 1로 이겼어",
    "시작하자"
  })
  void ordinary_words_are_no_dates(String text) {
    assertThat(DateExpressions.find(text, NOW, Lean.PAST)).isEmpty();
  }

  @Test
  void a_day_that_does_not_exist_is_no_date() {
    assertThat(DateExpressions.find("2월 31일, 13월 1일, 2/30", NOW, Lean.PAST))
        .noneMatch(found -> found.text().contains("31") || found.text().startsWith("13월 1"));
  }

  @Test
  void a_long_text_of_figures_is_read_in_time() {
    assertThat(DateExpressions.find("1".repeat(1_000_000), NOW, Lean.PAST)).isEmpty();
  }
}
