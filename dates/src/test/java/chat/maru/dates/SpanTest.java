package chat.maru.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  /// A Tuesday.
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-24T15:30");

  private static Span only(String text, Lean lean) {
    return Dates.find(text, NOW).getFirst().span(lean, NOW).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          두 주 전        | 2026-11-09T00:00 | 2026-11-16T00:00
          지난 3일 동안   | 2026-11-22T00:00 | 2026-11-25T00:00
          3월 2일부터 5일까지 | 2026-03-02T00:00 | 2026-03-06T00:00
          화요일          | 2026-11-24T00:00 | 2026-11-25T00:00
          11월에          | 2026-11-01T00:00 | 2026-12-01T00:00
          8월 초          | 2026-08-01T00:00 | 2026-08-11T00:00
          last week       | 2026-11-16T00:00 | 2026-11-23T00:00
          """)
  void a_question_looks_back(String text, String from, String to) {
    assertThat(only(text, Lean.PAST))
        .isEqualTo(new Span(LocalDateTime.parse(from), LocalDateTime.parse(to)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          화요일          | 2026-11-24T00:00
          금요일 3시      | 2026-11-27T15:00
          토요일 12시     | 2026-11-28T12:00
          내일 밤 12시    | 2026-11-26T00:00
          3월 2일         | 2027-03-02T00:00
          next Friday at 7:30 pm | 2026-12-04T19:30
          """)
  void a_plan_looks_ahead(String text, String from) {
    assertThat(only(text, Lean.FUTURE).from()).isEqualTo(from);
  }

  @Test
  void a_time_that_daylight_saving_skips_is_an_hour_later() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime saturday = LocalDateTime.parse("2027-03-27T12:00");
    Span span =
        Dates.find("tomorrow at 2:30 am", saturday)
            .getFirst()
            .span(Lean.FUTURE, saturday)
            .orElseThrow();
    assertThat(span.from()).isEqualTo("2027-03-28T02:30");
    assertThat(span.start(berlin)).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
  }

  @Test
  void a_time_that_comes_twice_is_the_first() {
    Span span = Span.minute(LocalDateTime.parse("2027-10-31T02:30"));
    assertThat(span.start(ZoneId.of("Europe/Berlin")))
        .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
  }

  @Test
  void lengths_sets_and_seasons_have_no_place_in_time() {
    for (String text : new String[] {"세 시간 동안", "매주 화요일", "여름에", "아침에"}) {
      assertThat(Dates.find(text, NOW).getFirst().span(Lean.PAST, NOW)).as(text).isEmpty();
    }
  }
}
