package chat.maru.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Outcome;
import chat.maru.orchestrator.routing.feedback.Report;
import chat.maru.orchestrator.routing.feedback.Signal;
import chat.maru.storage.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DecisionsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Decision decision(int chosen) {
    return new Decision(
        "test",
        "auto",
        "short_korean_question",
        new double[] {1, 0.5},
        0.25,
        new double[] {0.7, 0.15, 0.15},
        List.of(
            new Decision.Option("house", 0.3, 0.75, 0, 1, 0.5),
            new Decision.Option("big", 1.2, 0.8, 600, 0.6, 0.5)),
        chosen,
        chosen == 0 ? 0.99 : 0.01);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_decision_is_found_at_once_and_after_it_was_written(Database database) {
    try (JdbiDecisions decisions = new JdbiDecisions(database)) {
      decisions.record("r1", NOON, decision(0));
      assertThat(decisions.find("r1")).isPresent();
    }
    try (JdbiDecisions decisions = new JdbiDecisions(database)) {
      Decision found = decisions.find("r1").orElseThrow();
      assertThat(found.options()).isEqualTo(decision(0).options());
      assertThat(found.structure()).containsExactly(1, 0.5);
      assertThat(decisions.find("r2")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void an_outcome_counts_once_and_the_report_sums(Database database) {
    try (JdbiDecisions decisions = new JdbiDecisions(database)) {
      decisions.record("r1", NOON, decision(0));
      decisions.record("r2", NOON, decision(1));
      Outcome up =
          new Outcome(
              "r1", "hana", NOON, Signal.UP, "house", "short_korean_question", 0.3, 0.25, 1);
      assertThat(decisions.append(up)).isTrue();
      assertThat(decisions.append(up)).isFalse();
      assertThat(decisions.outcomes(10)).containsExactly(up);
    }
    try (JdbiDecisions decisions = new JdbiDecisions(database)) {
      Report report = decisions.report(NOON.minusSeconds(1));
      assertThat(report.decisions()).isEqualTo(2);
      assertThat(report.explored()).isEqualTo(1);
      assertThat(report.exploredMicros()).isEqualTo(600);
      assertThat(report.againstBestMicros()).isEqualTo(600);
      assertThat(report.againstRandomMicros()).isZero();
      assertThat(report.models()).extracting(Report.OfModel::up).containsExactlyInAnyOrder(1L, 0L);
      assertThat(decisions.report(NOON.plusSeconds(1)).decisions()).isZero();
    }
  }
}
