package chat.maru.orchestrator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:07:30Z");

  @Test
  void a_chart_of_any_range_has_a_readable_number_of_points() {
    List<Duration> ranges =
        List.of(
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));
    for (Duration range : ranges) {
      Span span = Span.of(NOW.minus(range), NOW, NOW);
      assertThat((span.toMs() - span.fromMs()) / span.bucketMs()).isBetween(12L, 62L);
      assertThat(span.fromMs()).isLessThanOrEqualTo(NOW.minus(range).toEpochMilli());
      assertThat(span.toMs()).isGreaterThanOrEqualTo(NOW.toEpochMilli());
      assertThat(span.fromMs() % span.bucketMs()).isZero();
    }
  }

  @Test
  void an_hour_of_long_ago_is_read_from_the_hours_that_were_kept() {
    Span recent = Span.of(NOW.minus(Duration.ofHours(1)), NOW, NOW);
    assertThat(recent.slots()).isEqualTo(Slots.FINE);
    Instant old = NOW.minus(Duration.ofDays(20));
    Span past = Span.of(old, old.plus(Duration.ofHours(1)), NOW);
    assertThat(past.slots()).isEqualTo(Slots.HOUR);
    assertThat(past.bucketMs()).isEqualTo(Duration.ofHours(1).toMillis());
  }

  @Test
  void an_empty_a_backward_and_an_endless_span_are_refused() {
    assertThatThrownBy(() -> Span.of(NOW, NOW, NOW)).isInstanceOf(MaruException.class);
    assertThatThrownBy(() -> Span.of(NOW, NOW.minusSeconds(1), NOW))
        .isInstanceOf(MaruException.class);
    assertThatThrownBy(() -> Span.of(Instant.EPOCH, NOW, NOW)).isInstanceOf(MaruException.class);
  }
}
