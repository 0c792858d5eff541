package chat.maru.orchestrator.routing.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbilitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Outcome told(Signal signal, String kind, double propensity) {
    return new Outcome("r", "hana", NOON, signal, "house", kind, 0, 0, propensity);
  }

  @Test
  void what_is_learned_on_one_kind_counts_most_there() {
    Abilities abilities = new Abilities();
    for (int i = 0; i < 20; i++) {
      abilities.learn(told(Signal.DOWN, "code", 1));
    }
    double there = abilities.of("house", "code", 0, NOON).level();
    double elsewhere = abilities.of("house", "maths", 0, NOON).level();
    assertThat(there).isLessThan(elsewhere);
    assertThat(elsewhere).isNegative();
    assertThat(abilities.of("big", "code", 0, NOON).level()).isZero();
  }

  @Test
  void what_was_seen_long_ago_is_held_less_firmly() {
    Abilities abilities = new Abilities();
    for (int i = 0; i < 20; i++) {
      abilities.learn(told(Signal.UP, "code", 1));
    }
    double now = abilities.of("house", "code", 0, NOON).variance();
    double later = abilities.of("house", "code", 0, NOON.plus(Duration.ofDays(60))).variance();
    assertThat(later).isGreaterThan(now * 1.5);
  }

  @Test
  void a_rare_choice_is_heard_louder_but_within_bounds() {
    assertThat(told(Signal.UP, "code", 0.25).weight()).isEqualTo(2);
    assertThat(told(Signal.UP, "code", 1e-9).weight()).isEqualTo(3);
    assertThat(told(Signal.EDIT, "code", 1).weight())
        .isLessThan(told(Signal.DOWN, "code", 1).weight());
  }
}
