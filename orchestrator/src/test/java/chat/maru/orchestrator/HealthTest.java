package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.orchestrator.Health.Standing;
import chat.maru.orchestrator.store.CooldownFile;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.orchestrator.testing.VendorFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HealthTest {
  private static final Model MODEL =
      new Model("m", "p", "u", false, Tier.SMALL, Set.of(Capability.CHAT), 0, null);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T00:00:00Z"));
  private final InstantSource clock = now::get;
  private final Health health = new Health(clock);

  @Test
  void one_failure_is_forgiven_two_in_a_row_are_not() {
    health.failed(MODEL, null);
    assertThat(health.standing(MODEL)).isEqualTo(Standing.UP);
    health.succeeded(MODEL);
    health.failed(MODEL, null);
    assertThat(health.standing(MODEL)).isEqualTo(Standing.UP);
    health.failed(MODEL, null);
    assertThat(health.standing(MODEL)).isEqualTo(Standing.DOWN);
    assertThat(health.retryAfter(MODEL)).contains(Duration.ofSeconds(5));
  }

  @Test
  void after_the_pause_one_request_probes_and_the_others_wait() {
    fail(2);
    pass(Duration.ofSeconds(5));
    assertThat(health.standing(MODEL)).isEqualTo(Standing.PROBING);
    assertThat(health.enter(MODEL)).isTrue();
    assertThat(health.enter(MODEL)).isFalse();
    health.succeeded(MODEL);
    assertThat(health.enter(MODEL)).isTrue();
    assertThat(health.standing(MODEL)).isEqualTo(Standing.UP);
  }

  @Test
  void each_failed_probe_doubles_the_pause_up_to_a_minute() {
    fail(2);
    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      assertThat(health.retryAfter(MODEL)).contains(Duration.ofSeconds(seconds));
      pass(Duration.ofSeconds(seconds));
      assertThat(health.enter(MODEL)).isTrue();
      health.failed(MODEL, null);
    }
  }

  @Test
  void what_the_vendor_asks_for_is_honoured_from_the_first_failure_on() {
    health.failed(MODEL, Duration.ofSeconds(30));
    assertThat(health.standing(MODEL)).isEqualTo(Standing.DOWN);
    pass(Duration.ofSeconds(30));
    assertThat(health.standing(MODEL)).isEqualTo(Standing.PROBING);
  }

  @Test
  void a_probe_whose_client_left_is_given_back() {
    fail(2);
    pass(Duration.ofSeconds(5));
    assertThat(health.enter(MODEL)).isTrue();
    health.undecided(MODEL);
    assertThat(health.enter(MODEL)).isTrue();
  }

  @Test
  void a_lone_model_comes_back_by_the_probe_of_a_request() {
    try (FakeVendor vendor = FakeVendor.start();
        TestGateway maru = new TestGateway(clock).outside("m", vendor.url(), Tier.CAPABLE)) {
      vendor.always(VendorFault.UNAUTHORIZED);
      for (int i = 0; i < 5; i++) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> maru.gateway().open(TestGateway.ask("m", "hi")));
      }
      assertThat(vendor.exchanges()).hasSize(2);
      vendor.always(Script.says("back"));
      pass(Duration.ofSeconds(5));
      assertThat(TestGateway.text(maru.gateway().open(TestGateway.ask("m", "hi"))))
          .isEqualTo("back");
      assertThat(maru.health().standing(maru.models().find("m").orElseThrow()))
          .isEqualTo(Standing.UP);
    }
  }

  @Test
  void a_pause_outlives_the_process_but_only_for_what_is_left_of_it(@TempDir Path data) { // G20
    Health before = new Health(clock, new CooldownFile(data));
    before.failed(MODEL, Duration.ofSeconds(30));
    pass(Duration.ofSeconds(20));
    Health after = new Health(clock, new CooldownFile(data));
    assertThat(after.retryAfter(MODEL)).contains(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(10));
    assertThat(after.enter(MODEL)).isTrue();
    after.succeeded(MODEL);
    assertThat(new Health(clock, new CooldownFile(data)).standing(MODEL)).isEqualTo(Standing.UP);
  }

  @Test
  void a_clock_that_was_wrong_makes_no_pause_longer_than_any() {
    Instant far = now.get().plus(Duration.ofDays(1));
    Health after = new Health(clock, remembering(Map.of("p/u", far)));
    assertThat(after.retryAfter(MODEL)).contains(Duration.ofMinutes(1));
  }

  @Test
  void in_an_outage_the_primary_is_asked_twice_and_then_once_a_pause() { // G21
    try (FakeVendor vendor = FakeVendor.start();
        FakeVendor other = FakeVendor.start();
        TestGateway maru =
            new TestGateway(clock)
                .outside("m", vendor.url(), Tier.CAPABLE)
                .outside("n", other.url(), Tier.CAPABLE)
                .fallback("m", "n")) {
      vendor.always(VendorFault.UNAVAILABLE);
      other.always(Script.says("stand-in"));
      for (int second = 0; second < 60; second += 4) {
        assertThat(maru.gateway().complete(TestGateway.ask("m", "hi")).text())
            .isEqualTo("stand-in");
        pass(Duration.ofSeconds(4));
      }
      // At 0 and 4 s; then probes after pauses of 5, 10 and 20 s, at the next request each.
      assertThat(vendor.exchanges()).hasSize(5);
    }
  }

  @Test
  void calls_and_errors_are_counted() {
    assertThat(health.tally(MODEL)).isEqualTo(new Health.Tally(0, 0));
    fail(1);
    for (int i = 0; i < 3; i++) {
      health.succeeded(MODEL);
    }
    assertThat(health.tally(MODEL)).isEqualTo(new Health.Tally(4, 0.25));
  }

  private static Health.Memory remembering(Map<String, Instant> pauses) {
    return new Health.Memory() {
      @Override
      public Map<String, Instant> pauses() {
        return pauses;
      }

      @Override
      public void keep(Map<String, Instant> fresh) {
        // forgets
      }
    };
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.failed(MODEL, null);
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
