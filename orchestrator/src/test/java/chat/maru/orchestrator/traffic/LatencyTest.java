package chat.maru.orchestrator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void a_percentile_of_steps_is_within_a_step_of_the_true_one() {
    Random random = new Random(7);
    double[] times =
        random
            .doubles(10_000)
            .map(share -> Math.exp(Math.log(20) + share * Math.log(400)))
            .toArray();
    SortedMap<Integer, Long> steps = new TreeMap<>();
    for (double ms : times) {
      steps.merge(Latency.step(Duration.ofNanos((long) (ms * 1e6))), 1L, Long::sum);
    }
    Arrays.sort(times);
    for (double share : new double[] {0.1, 0.5, 0.95, 0.99}) {
      double exact = times[(int) (share * times.length)];
      assertThat((double) Latency.percentileMs(steps, share))
          .isCloseTo(exact, Percentage.withPercentage(19));
    }
  }

  @Test
  void what_did_not_end_whole_has_no_part_in_it() {
    SortedMap<Integer, Long> steps = new TreeMap<>();
    steps.put(Latency.UNKNOWN, 1_000L);
    assertThat(Latency.percentileMs(steps, 0.5)).isZero();
    steps.put(Latency.step(Duration.ofSeconds(1)), 1L);
    assertThat(Latency.percentileMs(steps, 0.95)).isCloseTo(1_000, within(190L));
  }

  @Test
  void the_shortest_and_the_longest_have_a_step_too() {
    assertThat(Latency.step(Duration.ZERO)).isZero();
    assertThat(Latency.step(Duration.ofDays(30))).isEqualTo(80);
  }
}
