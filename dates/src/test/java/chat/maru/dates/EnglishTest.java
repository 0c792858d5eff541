package chat.maru.dates;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.dates.value.Kind;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {
  /// A Tuesday.
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-24T15:30");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see you tomorrow                   | tomorrow                     | DATE            | 2026-11-25
          the day after tomorrow             | the day after tomorrow       | DATE            | 2026-11-26
          on May 5                           | May 5                        | DATE            | XXXX-05-05
          on March 2nd, 2024                 | March 2nd, 2024              | DATE            | 2024-03-02
          the 2nd of March 2024              | the 2nd of March 2024        | DATE            | 2024-03-02
          let's meet on Friday               | Friday                       | DATE            | XXXX-WXX-5
          next Friday                        | next Friday                  | DATE            | 2026-12-04
          last Friday                        | last Friday                  | DATE            | 2026-11-20
          three days ago                     | three days ago               | DATE            | 2026-11-21
          two weeks from now                 | two weeks from now           | DATE            | 2026-12-08
          the first Monday of December       | the first Monday of December | DATE            | XXXX-12-WXX-1-#1
          on Christmas                       | Christmas                    | DATE            | XXXX-12-25
          2026-12-01 works                   | 2026-12-01                   | DATE            | 2026-12-01
          on 12/24                           | 12/24                        | DATE            | XXXX-12-24
          next week                          | next week                    | DATE_RANGE      | 2026-W49
          this weekend                       | this weekend                 | DATE_RANGE      | 2026-W48-WE
          late next month                    | late next month              | DATE_RANGE      | 2026-12
          in August                          | in August                    | DATE_RANGE      | XXXX-08
          in March 2015                      | in March 2015                | DATE_RANGE      | 2015-03
          the past 3 days                    | the past 3 days              | DATE_RANGE      | (2026-11-21,2026-11-24,P3D)
          the third quarter of 2016          | the third quarter of 2016    | DATE_RANGE      | (2016-07-01,2016-10-01,P3M)
          in the 1990s                       | in the 1990s                 | DATE_RANGE      | (1990-01-01,2000-01-01,P10Y)
          from March 2 to March 5            | from March 2 to March 5      | DATE_RANGE      | (XXXX-03-02,XXXX-03-05,P3D)
          between 2015 and 2018              | between 2015 and 2018        | DATE_RANGE      | (2015-01-01,2018-01-01,P3Y)
          at 7:30 pm                         | 7:30 pm                      | TIME            | T19:30
          at 7 in the evening                | 7 in the evening             | TIME            | T19
          half past eight                    | half past eight              | TIME            | T08:30
          a quarter to nine pm               | quarter to nine pm           | TIME            | T20:45
          at noon                            | noon                         | TIME            | T12
          from 3 pm to 5 pm                  | from 3 pm to 5 pm            | TIME_RANGE      | (T15,T17,PT2H)
          in the morning                     | in the morning               | TIME_RANGE      | TMO
          tomorrow at 7pm                    | tomorrow at 7pm              | DATE_TIME       | 2026-11-25T19
          7pm on Saturday                    | 7pm on Saturday              | DATE_TIME       | XXXX-WXX-6T19
          in 20 minutes                      | in 20 minutes                | DATE_TIME       | 2026-11-24T15:50:00
          tomorrow morning                   | tomorrow morning             | DATE_TIME_RANGE | 2026-11-25TMO
          tonight                            | tonight                      | DATE_TIME_RANGE | 2026-11-24TNI
          tomorrow from 2pm to 4pm           | tomorrow from 2pm to 4pm     | DATE_TIME_RANGE | (2026-11-25T14,2026-11-25T16,PT2H)
          for an hour and 30 minutes         | an hour and 30 minutes       | DURATION        | PT1H30M
          for two weeks                      | two weeks                    | DURATION        | P2W
          every Tuesday                      | every Tuesday                | SET             | XXXX-WXX-2
          every day at 9am                   | every day at 9am             | SET             | T09
          every two weeks                    | every two weeks              | SET             | P2W
          since Monday                       | since Monday                 | DATE_RANGE      | XXXX-WXX-1
          before 2018                        | before 2018                  | DATE_RANGE      | 2018
          """)
  void an_expression_has_a_kind_and_a_value(String text, String words, Kind kind, String timex) {
    List<Expression> found = Dates.find(text, NOW);
    assertThat(found).as(text).hasSize(1);
    assertThat(found.getFirst().text()).isEqualTo(words);
    assertThat(found.getFirst().kind()).isEqualTo(kind);
    assertThat(found.getFirst().timex()).isEqualTo(timex);
  }

  @ParameterizedTest
  @CsvSource({
    "I may go",
    "the sun is up",
    "we sat down",
    "march on",
    "good morning",
    "the 3 of us",
    "he won 2:1",
    "call 911",
    "version 2.10",
    "I fall apart",
    "a second opinion of mine"
  })
  void ordinary_words_name_no_day(String text) {
    assertThat(Dates.find(text, NOW))
        .noneMatch(found -> found.kind() == Kind.DATE || found.kind() == Kind.DATE_RANGE);
  }
}
