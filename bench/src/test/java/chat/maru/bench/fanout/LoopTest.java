package chat.maru.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {
  private static final long MS = 1_000_000;

  private final Loop loop = new Loop(2);

  @Test
  void only_what_is_heard_in_the_measured_time_counts() {
    loop.begin(0, Duration.ofMillis(10), Duration.ofMillis(100));
    assertThat(loop.mayPost(0)).isTrue();
    loop.delivered(0, 9 * MS);
    loop.delivered(0, 10 * MS);
    loop.acked(11 * MS);
    assertThat(loop.mayPost(100 * MS)).isTrue();
    loop.delivered(100 * MS, 109 * MS);
    loop.delivered(100 * MS, 110 * MS);
    loop.acked(111 * MS);
    assertThat(loop.mayPost(111 * MS)).isFalse();
    assertThat(loop.drained().getCount()).isZero();
    Loop.Seen seen = loop.close();
    assertThat(seen.latencies().total()).isEqualTo(2);
    assertThat(seen.acks()).isEqualTo(1);
    assertThat(seen.messages()).isEqualTo(2);
    assertThat(seen.missing()).isZero();
    assertThat(seen.latencies().ms(0.5)).isBetween(9.0, 9.02);
    assertThat(seen.latencies().ms(0.99)).isBetween(10.0, 10.02);
  }

  @Test
  void what_nobody_heard_is_missing_and_holds_the_end_up() {
    loop.begin(0, Duration.ZERO, Duration.ofMillis(10));
    loop.mayPost(0);
    loop.delivered(0, MS);
    loop.acked(11 * MS);
    loop.mayPost(11 * MS);
    loop.failed();
    assertThat(loop.drained().getCount()).isEqualTo(1);
    Loop.Seen seen = loop.close();
    loop.failed();
    assertThat(seen.missing()).isEqualTo(1);
    assertThat(seen.errors()).isEqualTo(1);
  }
}
