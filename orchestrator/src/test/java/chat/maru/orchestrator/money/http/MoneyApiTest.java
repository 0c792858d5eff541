package chat.maru.orchestrator.money.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import chat.maru.base.config.ConfigSection;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.PrivacyConfig;
import chat.maru.orchestrator.money.BudgetConfig;
import chat.maru.orchestrator.responses.ResponsesConfig;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.StorageConfig;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The model costs 1 USD a million tokens of input and 2 of output.
@Timeout(60)
class MoneyApiTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:10Z"), ZoneOffset.UTC);
  private static final String CHAT =
      "{\"model\":\"a\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"안녕\"}]";
  private FakeVendor vendor;
  private TestOrchestrator maru;
  private TestClient bob;
  private TestClient operator;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start();
    maru = node("{}", Databases.fresh(Engine.SQLITE));
    bob = maru.server().as("mk-bob");
    operator = maru.server().as("alice");
  }

  @AfterEach
  void stop() {
    maru.close();
    vendor.close();
  }

  private TestOrchestrator node(String budgets, Database database) {
    OrchestratorConfig vendors = TestOrchestrator.outside(vendor);
    return TestOrchestrator.start(
        new OrchestratorConfig(
            vendors.providers(),
            vendors.fallbacks(),
            vendors.limits(),
            BudgetConfig.read(ConfigSection.root(Json.parseObject(budgets))),
            PrivacyConfig.DEFAULT,
            ResponsesConfig.DEFAULT,
            java.time.Duration.ofDays(400)),
        database,
        NOON);
  }

  @Test
  void two_servers_share_a_keys_ten_requests_a_minute() { // G16
    StorageConfig shared = Databases.config(Engine.POSTGRESQL);
    String limit = "{\"key\":{\"requestsPerMinute\":10}}";
    try (TestOrchestrator one = node(limit, Database.open(shared));
        TestOrchestrator other = node(limit, Database.open(shared))) {
      List<TestOrchestrator> nodes = List.of(one, other);
      int passed = 0;
      int refused = 0;
      for (int i = 0; i < 20; i++) {
        TestClient.Answer answer =
            nodes.get(i % 2).server().as("mk-bob").post("/v1/chat/completions", CHAT + "}");
        passed += answer.status() == 200 ? 1 : 0;
        if (answer.status() == 429) {
          refused++;
          assertThat(answer.header("retry-after")).isEqualTo("50");
          assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("10");
          assertThat(answer.header("x-ratelimit-remaining-requests")).isEqualTo("0");
          assertThat(answer.header("x-ratelimit-reset-requests")).isEqualTo("50s");
          assertThat(answer.header("x-should-retry")).isEmpty();
          assertThat(answer.text()).contains("The key may take 10 requests a minute");
        }
      }
      assertThat(passed).isEqualTo(10);
      assertThat(refused).isEqualTo(10);
    }
  }

  @Test
  void what_is_left_a_minute_is_told_in_the_words_of_the_route() {
    maru.parts()
        .money()
        .book()
        .apply(
            BudgetConfig.read(
                ConfigSection.root(
                    Json.parseObject(
                        "{\"user\":{\"requestsPerMinute\":5,\"tokensPerMinute\":10000}}"))));
    TestClient.Answer openAi = bob.post("/v1/chat/completions", CHAT + "}");
    assertThat(openAi.header("x-ratelimit-remaining-requests")).isEqualTo("4");
    assertThat(openAi.header("x-ratelimit-limit-tokens")).isEqualTo("10000");
    assertThat(Integer.parseInt(openAi.header("x-ratelimit-remaining-tokens")))
        .isBetween(9_500, 9_999);
    TestClient.Answer anthropic = bob.post("/v1/messages", CHAT + "}");
    assertThat(anthropic.status()).isEqualTo(200);
    assertThat(anthropic.header("anthropic-ratelimit-requests-limit")).isEqualTo("5");
    assertThat(anthropic.header("anthropic-ratelimit-requests-remaining")).isEqualTo("3");
    assertThat(anthropic.header("anthropic-ratelimit-tokens-reset"))
        .isEqualTo("2026-11-24T12:01:00Z");
    assertThat(anthropic.header("x-ratelimit-limit-requests")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/chat/completions|{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
        "/v1/chat/completions|{\"model\":\"a\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
        "/v1/messages|{\"model\":\"a\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
        "/v1/embeddings|{\"model\":\"a\",\"input\":\"hi\"}",
      })
  void every_route_to_a_model_is_counted_and_ends_with_the_budget(String path, String body) { // G15
    budget(1_000_000);
    assertThat(bob.post(path, body).status()).isEqualTo(200);
    awaitSpent(1);
    budget(0);
    TestClient.Answer refused = bob.post(path, body);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("x-should-retry")).isEqualTo("false");
    assertThat(refused.json().requireObject("error").requireString("code"))
        .isEqualTo("budget_exhausted");
    assertThat(vendor.exchanges()).hasSize(1);
  }

  @Test
  void a_call_that_could_cost_more_than_is_left_says_what_would_help() {
    budget(1_000);
    assertThat(bob.post("/v1/chat/completions", CHAT.replace("100", "1000") + "}").text())
        .contains("This call may cost up to 0.00", "the user's budget of 0.001 USD a month has")
        .contains("A smaller max_tokens");
    assertThat(bob.post("/v1/chat/completions", CHAT + "}").status()).isEqualTo(200);
  }

  @Test
  void parallel_calls_never_take_more_than_the_budget() { // G14
    budget(10_000);
    try (var callers = Threads.virtual("caller")) {
      for (int i = 0; i < 40; i++) {
        callers.execute(
            () ->
                assertThat(
                        bob.post("/v1/chat/completions", CHAT.replace("100", "400") + "}").status())
                    .isIn(200, 429));
      }
    }
    assertThat(awaitSpent(1)).isLessThanOrEqualTo(10_000);
  }

  @Test
  void a_client_that_leaves_pays_for_what_was_sent() throws IOException { // G10, G11, G18
    budget(1_000_000);
    vendor.then(
        exchange -> {
          exchange.startStream();
          for (int i = 0; i < 3; i++) {
            exchange.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}");
          }
          exchange.hang();
        });
    try (InputStream answer =
        bob.stream("/v1/chat/completions", Json.parse(CHAT + ",\"stream\":true}")).body()) {
      assertThat(answer.readNBytes(100)).hasSize(100);
    }
    // The prompt and at most three words that nobody reported.
    assertThat(awaitSpent(1)).isBetween(3L, 20L);
    assertThat(standing().requireLong("heldMicros")).isZero();
  }

  @Test
  void a_hundred_failed_calls_hold_nothing() { // G15
    budget(1_000_000);
    vendor.always(Script.error(500, "server_error", "broken", "broken"));
    for (int i = 0; i < 100; i++) {
      assertThat(bob.post("/v1/chat/completions", CHAT + "}").status()).isGreaterThanOrEqualTo(500);
    }
    assertThat(standing().requireLong("heldMicros")).isZero();
    assertThat(standing().requireLong("spentMicros")).isZero();
  }

  @Test
  void a_repeat_with_its_idempotency_key_gets_the_first_answer() {
    vendor.then(Script.says("first")).then(Script.says("second"));
    TestClient again = bob.header("idempotency-key", "one");
    TestClient.Answer first = again.post("/v1/chat/completions", CHAT + "}");
    TestClient.Answer repeated = again.post("/v1/chat/completions", CHAT + "}");
    assertThat(repeated.text()).isEqualTo(first.text()).contains("first");
    assertThat(repeated.header("idempotent-replayed")).isEqualTo("true");
    assertThat(repeated.header("x-maru-receipt")).isEqualTo(first.header("x-maru-receipt"));
    assertThat(vendor.exchanges()).hasSize(1);
    TestClient.Answer other = again.post("/v1/chat/completions", CHAT + ",\"n\":1}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text()).contains("idempotency_mismatch");
    assertThat(
            maru.server()
                .as("mk-carol")
                .header("idempotency-key", "one")
                .post("/v1/chat/completions", CHAT + "}")
                .text())
        .contains("second");
  }

  @Test
  void a_repeat_while_the_first_is_under_way_is_a_conflict_and_after_a_failure_a_new_try()
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch repeated = new CountDownLatch(1);
    vendor.then(
        exchange -> {
          asked.countDown();
          await(repeated);
          exchange.whole(400, "application/json", "{\"error\":{\"message\":\"no\"}}");
        });
    TestClient again = bob.header("idempotency-key", "two");
    AtomicReference<Integer> status = new AtomicReference<>(0);
    Thread first =
        Threads.startVirtual(
            "first", () -> status.set(again.post("/v1/chat/completions", CHAT + "}").status()));
    await(asked);
    assertThat(again.post("/v1/chat/completions", CHAT + "}").status()).isEqualTo(409);
    repeated.countDown();
    first.join();
    assertThat(status.get()).isEqualTo(400);
    assertThat(again.post("/v1/chat/completions", CHAT + "}").status()).isEqualTo(200);
  }

  @Test
  void the_operator_sets_lists_and_removes_budgets() {
    budget(5_000_000);
    JsonObject listed = standing();
    assertThat(listed.requireString("id")).isEqualTo(FixedCallers.BOB.user().value());
    assertThat(listed.requireString("resetsAt")).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(
            operator
                .put(
                    "/api/budgets",
                    Json.parse("{\"scope\":\"planet\",\"period\":\"day\",\"limitMicros\":1}"))
                .text())
        .contains("scope: planet (expected: key, user, room or deployment)");
    assertThat(
            operator
                .put(
                    "/api/budgets",
                    Json.parse("{\"scope\":\"user\",\"period\":\"week\",\"limitMicros\":1}"))
                .text())
        .contains("period: week (expected: day, month or total)");
    assertThat(
            operator
                .put(
                    "/api/budgets",
                    Json.parse("{\"scope\":\"deployment\",\"period\":\"day\",\"limitMicros\":-1}"))
                .status())
        .isEqualTo(400);
    String bobs = "/api/budgets?scope=user&period=month&id=" + FixedCallers.BOB.user().value();
    assertThat(operator.delete(bobs).status()).isEqualTo(204);
    assertThat(operator.delete(bobs).status()).isEqualTo(404);
    assertThat(operator.get("/api/budgets").json().requireArray("budgets").size()).isZero();
    assertThat(maru.server().as("bob").get("/api/budgets").status()).isEqualTo(403);
    assertThat(operator.post("/api/budgets/reconcile", "{}").json().requireLong("freedMicros"))
        .isZero();
  }

  @Test
  void a_budget_of_the_file_is_changed_there() {
    maru.parts()
        .money()
        .book()
        .apply(
            BudgetConfig.read(
                ConfigSection.root(Json.parseObject("{\"deployment\":{\"day\":\"1usd\"}}"))));
    JsonObject listed = standing();
    assertThat(listed.requireBool("fromFile")).isTrue();
    assertThat(listed.requireLong("limitMicros")).isEqualTo(1_000_000);
    assertThat(
            operator
                .put(
                    "/api/budgets",
                    Json.parse("{\"scope\":\"deployment\",\"period\":\"day\",\"limitMicros\":1}"))
                .status())
        .isEqualTo(409);
  }

  private void budget(long micros) {
    JsonObject body =
        JsonObject.builder()
            .put("scope", "user")
            .put("id", FixedCallers.BOB.user().value())
            .put("period", "month")
            .put("limitMicros", micros)
            .build();
    assertThat(operator.put("/api/budgets", body).status()).isEqualTo(200);
  }

  /// The one budget there is.
  private JsonObject standing() {
    return operator
        .get("/api/budgets")
        .json()
        .requireArray("budgets")
        .objects()
        .findFirst()
        .orElseThrow();
  }

  /// Receipts settle a moment after their answers.
  private long awaitSpent(long least) {
    while (true) {
      long spent = standing().requireLong("spentMicros");
      if (spent >= least && standing().requireLong("heldMicros") == 0) {
        return spent;
      }
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
