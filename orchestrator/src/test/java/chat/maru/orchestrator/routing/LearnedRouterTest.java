package chat.maru.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.orchestrator.Ask;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Reasons;
import chat.maru.orchestrator.Route;
import chat.maru.orchestrator.RuleRouter;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.routing.feedback.Abilities;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Exploration;
import chat.maru.orchestrator.routing.feedback.Outcome;
import chat.maru.orchestrator.routing.feedback.Signal;
import chat.maru.orchestrator.routing.model.Prior;
import chat.maru.orchestrator.testing.MemoryDecisions;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.orchestrator.translation.WireTranslator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnedRouterTest {
  private static final String NOWHERE = "http://127.0.0.1:1/v1";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private final Abilities abilities = new Abilities();
  private final MemoryDecisions decisions = new MemoryDecisions();
  private TestGateway maru;
  private LearnedRouter router;

  @BeforeEach
  void start() {
    maru =
        new TestGateway(CLOCK)
            .own("tiny", NOWHERE, Tier.TINY)
            .own("house", NOWHERE, Tier.SMALL)
            .outside("big", NOWHERE, Tier.CAPABLE)
            .outside("other", NOWHERE, Tier.CAPABLE);
    router = router(1);
  }

  @AfterEach
  void stop() {
    maru.close();
  }

  private LearnedRouter router(long seed) {
    return new LearnedRouter(
        new RuleRouter(maru.health()),
        Prior.shipped(),
        abilities,
        new Exploration(seed),
        decisions,
        maru.health(),
        CLOCK);
  }

  private Ask ask(String model, String text, DataClass dataClass) {
    List<Ask> seen = new ArrayList<>();
    Gateway gateway =
        new Gateway(
            maru.models(),
            (ask, _) -> {
              seen.add(ask);
              return new Route(ask.requested(), dataClass, List.of(), List.of(), List.of());
            },
            new WireTranslator(),
            maru.health(),
            maru.receipts(),
            CLOCK);
    ChatRequest plain = TestGateway.ask(model, text);
    gateway.route(ChatRequest.of(plain.body(), plain.origin(), dataClass, plain.deadline()));
    return seen.getFirst();
  }

  private Route route(String model, String text, DataClass dataClass) {
    return router.route(ask(model, text, dataClass), maru.models().snapshot());
  }

  private static List<String> plan(Route route) {
    return route.plan().stream().map(step -> step.model().name()).toList();
  }

  private void tell(String model, Signal signal, int times) {
    Decision decision = decision(route("auto", "왜 하늘은 파란가요?", DataClass.OPEN));
    for (int i = 0; i < times; i++) {
      abilities.learn(
          new Outcome(
              "r" + i,
              "hana",
              NOON,
              signal,
              model,
              decision.kind(),
              decision.option(model).orElseThrow().start(),
              decision.ease(),
              1));
    }
  }

  private static Decision decision(Route route) {
    return java.util.Objects.requireNonNull(route.decision());
  }

  @Test
  void the_preset_decides_what_quality_and_price_weigh() {
    String hard = "Prove that x = 3.";
    assertThat(plan(route("auto:best", hard, DataClass.OPEN)).getFirst()).isIn("big", "other");
    assertThat(plan(route("auto:cheap", hard, DataClass.OPEN)).getFirst()).isEqualTo("house");
    assertThat(plan(route("auto:private", hard, DataClass.OPEN))).containsExactly("house", "tiny");
  }

  @Test
  void outcomes_move_the_choice_and_only_for_who_they_are_about() {
    tell("house", Signal.UP, 30);
    Route after = route("auto", "왜 하늘은 파란가요?", DataClass.OPEN);
    assertThat(plan(after).getFirst()).isEqualTo("house");
    assertThat(decision(after).option("house").orElseThrow().chance()).isGreaterThan(0.85);
    tell("house", Signal.DOWN, 60);
    Route later = route("auto", "왜 하늘은 파란가요?", DataClass.OPEN);
    assertThat(plan(later).getFirst()).isIn("big", "other");
  }

  @Test
  void the_reason_says_how_often_it_is_right_in_both_languages() {
    Reason reason =
        route("auto", "왜 하늘은 파란가요?", DataClass.OPEN).plan().getFirst().reasons().getFirst();
    assertThat(Reasons.text(reason, Locale.KOREAN)).matches("짧은 한국어 질문에는 100번 중 \\d+번쯤 맞아요");
    assertThat(Reasons.text(reason, Locale.ENGLISH))
        .matches("right about \\d+ times in 100 on such: short Korean question");
  }

  @Test
  void the_same_seed_and_requests_give_the_same_decisions() {
    Ask ask = ask("auto", "What now?", DataClass.OPEN);
    LearnedRouter one = router(7);
    LearnedRouter two = router(7);
    for (int i = 0; i < 2_000; i++) {
      Route first = one.decide(ask, maru.models().snapshot());
      Route second = two.decide(ask, maru.models().snapshot());
      assertThat(plan(second)).isEqualTo(plan(first));
    }
  }

  @Test
  void exploration_is_rare_logged_and_never_loosens_a_class() {
    for (DataClass dataClass : DataClass.values()) {
      Ask ask = ask("auto", "What now?", dataClass);
      int explored = 0;
      for (int i = 0; i < 3_000; i++) {
        Route route = router.decide(ask, maru.models().snapshot());
        Decision decision = decision(route);
        explored += decision.explored() ? 1 : 0;
        assertThat(decision.taken().model()).isEqualTo(plan(route).getFirst());
        assertThat(decision.propensity())
            .isEqualTo(
                decision.explored() ? Exploration.SHARE : i < 100 ? 1 : decision.propensity());
        if (dataClass != DataClass.OPEN) {
          assertThat(route.plan()).allMatch(step -> step.model().own());
          assertThat(decision.options()).noneMatch(o -> o.model().equals("big"));
        }
      }
      assertThat(explored).isLessThan(90);
    }
  }

  @Test
  void a_long_conversation_stays_where_its_prompt_is_cached() {
    String text = "Tell more. ".repeat(2_000);
    Ask ask = ask("auto:best", text, DataClass.OPEN);
    String first = plan(router.route(ask, maru.models().snapshot())).getFirst();
    String other = first.equals("big") ? "other" : "big";
    Route taken =
        new Route(
            "auto:best",
            DataClass.OPEN,
            List.of(),
            List.of(),
            router.route(ask, maru.models().snapshot()).plan().stream()
                .filter(step -> step.model().name().equals(other))
                .toList(),
            only(other, decision(router.route(ask, maru.models().snapshot()))));
    router.decided("receipt", ask, taken);
    Route next = router.route(ask, maru.models().snapshot());
    assertThat(plan(next).getFirst()).isEqualTo(other);
    assertThat(next.candidates().getFirst().reasons()).anyMatch(r -> r.code().equals("cached"));
  }

  private static Decision only(String model, Decision decision) {
    return new Decision(
        decision.version(),
        decision.preset(),
        decision.kind(),
        decision.structure(),
        decision.ease(),
        decision.weights(),
        List.of(decision.option(model).orElseThrow()),
        0,
        1);
  }

  @Test
  void a_decision_is_replayed_from_its_record() {
    Decision decision = decision(route("auto", "What now?", DataClass.OPEN));
    Decision read = Decision.read(decision.toJson());
    assertThat(read.options()).isEqualTo(decision.options());
    assertThat(read.replayed()).isEqualTo(decision.options());
  }

  @Test
  void pinned_names_pass_as_the_rules_have_them() {
    Route route = route("big", "hi", DataClass.OPEN);
    assertThat(route.decision()).isNull();
    assertThat(plan(route)).containsExactly("big");
    assertThat(route.candidates()).extracting(Candidate::excluded).containsOnlyNulls();
  }
}
