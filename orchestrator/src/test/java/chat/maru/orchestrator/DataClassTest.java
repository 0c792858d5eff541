package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Invariant 5: the data class only rises.
class DataClassTest {
  private static final PrivacyConfig MASK = new PrivacyConfig(Policy.MASK, List.of());
  private static final String PHONE = "010-2345-6789";

  private FakeVendor outside;
  private FakeVendor own;
  private TestGateway maru;

  @BeforeEach
  void start() {
    outside = FakeVendor.start("big").always(DataClassTest::repeats);
    own = FakeVendor.start("house").always(DataClassTest::repeats);
    maru = new TestGateway().outside("big", outside.url(), Tier.CAPABLE);
    maru.models().configure(Map.of(), Limits.DEFAULT);
  }

  @AfterEach
  void stop() {
    maru.close();
    outside.close();
    own.close();
  }

  @Test
  void identifiers_go_to_the_own_model_and_without_one_nowhere() {
    assertThatThrownBy(() -> maru.gateway().complete(open(PHONE)))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(OrchestratorError.DATA_CLASS));
    maru.own("house", own.url(), Tier.SMALL);
    assertThat(maru.gateway().complete(open(PHONE)).text()).contains(PHONE);
    assertThat(outside.exchanges()).isEmpty();
  }

  @Test
  void where_masking_is_on_an_outside_model_reads_placeholders_and_the_asker_words() {
    maru.privacy(MASK).own("house", own.url(), Tier.SMALL);
    ChatRequest request = open("call " + PHONE + " or jin@example.org");
    ChatStream stream = maru.gateway().open(request);
    assertThat(TestGateway.text(stream)).isEqualTo("call " + PHONE + " or jin@example.org");
    assertThat(outside.last().body().toText()).doesNotContain("2345", "jin@").contains("[PHONE_");
    Receipt receipt = stream.receipt();
    assertThat(receipt.left().masked())
        .containsExactly(new Receipt.Masked("phone", 1), new Receipt.Masked("email", 1));
    assertThat(receipt.reasons())
        .extracting(reason -> Reasons.text(reason, Locale.KOREAN))
        .contains("전화번호 1개를 가리고 보내요");
    assertThat(maru.gateway().complete(request).text()).contains(PHONE);
  }

  @Test
  void the_proof_of_what_left_is_in_hashes() {
    maru.privacy(MASK);
    Receipt first = maru.gateway().complete(open(PHONE)).receipt();
    Receipt again = maru.gateway().complete(open("０１０ 2345 6789")).receipt();
    Receipt.Proof proof = java.util.Objects.requireNonNull(first.left().proof());
    Receipt.Proof later = java.util.Objects.requireNonNull(again.left().proof());
    assertThat(proof.body()).matches("[0-9a-f]{32}");
    assertThat(proof.identifiers()).hasSize(1).allMatch(hash -> hash.matches("phone:[0-9a-f]{32}"));
    assertThat(later.identifiers()).isEqualTo(proof.identifiers());
    assertThat(first.toString()).doesNotContain("2345", "6789");
  }

  @Test
  void a_placeholder_that_the_model_altered_is_flagged_and_not_guessed() {
    maru.privacy(MASK);
    outside.always(exchange -> Script.says(said(exchange).toLowerCase(Locale.ROOT)).play(exchange));
    Completion answer = maru.gateway().complete(open(PHONE));
    assertThat(answer.text()).startsWith("[phone_");
    assertThat(answer.receipt().reasons()).contains(Reason.of("mask_altered", "count", 1));
  }

  @Test
  void an_identifier_in_a_tools_name_cannot_be_masked_and_stays() {
    maru.privacy(MASK);
    JsonObject body =
        Json.parseObject(
            """
            {"model":"auto","messages":[{"role":"user","content":"hi"}],
             "tools":[{"type":"function","function":{"name":"dial_01023456789"}}]}\
            """);
    ChatRequest request =
        ChatRequest.of(body, Origin.MARU, DataClass.OPEN, Deadline.after(Duration.ofSeconds(30)));
    assertThat(maru.gateway().route(request).plan()).isEmpty();
  }

  @Test
  void openai_is_told_not_to_keep_words_that_are_not_open() {
    maru.outside("openai", outside.url(), Tier.CAPABLE);
    ChatRequest room = ask("openai", "words", DataClass.ROOM).outsideAllowed(true);
    maru.gateway().complete(room);
    assertThat(outside.last().body().find("store")).contains(Json.of(false));
    maru.gateway().complete(ask("openai", "words", DataClass.OPEN));
    assertThat(outside.last().body().has("store")).isFalse();
  }

  @Test
  void refuse_means_that_no_other_model_answers_unasked() {
    maru.privacy(new PrivacyConfig(Policy.REFUSE, List.of())).own("house", own.url(), Tier.SMALL);
    assertThat(maru.gateway().route(open(PHONE)).plan()).isEmpty();
    assertThatThrownBy(() -> maru.gateway().complete(open(PHONE)))
        .hasMessageContaining("auto:private");
    assertThat(maru.gateway().route(ask("auto:private", PHONE, DataClass.OPEN)).plan()).hasSize(1);
    assertThat(maru.gateway().route(ask("house", PHONE, DataClass.OPEN)).plan()).hasSize(1);
    assertThat(maru.gateway().route(open("hello")).plan()).isNotEmpty();
  }

  @Test
  void nobody_chooses_something_looser_than_the_file() {
    ChatRequest wishes = open(PHONE).discretion(Discretion.of(Policy.MASK));
    assertThat(maru.gateway().route(wishes).plan()).hasSize(1);
    maru.privacy(new PrivacyConfig(Policy.OWN, List.of()));
    assertThat(maru.gateway().route(wishes).plan()).isEmpty();
    maru.privacy(MASK);
    ChatRequest strict = open(PHONE).discretion(Discretion.of(Policy.OWN));
    assertThat(maru.gateway().route(strict).plan()).isEmpty();
  }

  /// Whatever a request is, and whatever fails on the way, what reaches an outside model is what
  /// its class allows.
  @Test
  void no_fallback_retry_or_preset_loosens_a_class() {
    Random random = new Random(11);
    maru.own("house", own.url(), Tier.SMALL).fallback("house", "big");
    for (int round = 0; round < 60; round++) {
      Policy policy = List.of(Policy.MASK, Policy.OWN, Policy.REFUSE).get(random.nextInt(3));
      maru.privacy(new PrivacyConfig(policy, List.of()));
      own.always(random.nextBoolean() ? DataClassTest::repeats : broken());
      DataClass least =
          List.of(DataClass.OPEN, DataClass.ROOM, DataClass.SEALED).get(random.nextInt(3));
      boolean allowed = random.nextBoolean();
      boolean identifier = random.nextBoolean();
      String model =
          List.of("auto", "auto:best", "auto:fast", "big", "house").get(random.nextInt(5));
      int before = outside.exchanges().size();
      ChatRequest request =
          ask(model, identifier ? "secret " + PHONE : "secret words", least)
              .outsideAllowed(allowed);
      try {
        maru.gateway().complete(request);
      } catch (MaruException e) {
        // refused, or everybody failed: fine as long as nothing left
      }
      List<Exchange> left = outside.exchanges().subList(before, outside.exchanges().size());
      boolean may = least == DataClass.OPEN || (least == DataClass.ROOM && allowed);
      assertThat((may && (!identifier || policy == Policy.MASK)) || left.isEmpty())
          .as("%s %s %s %s", policy, least, allowed, model)
          .isTrue();
      assertThat(left).allMatch(exchange -> !exchange.body().toText().contains("2345"));
      own.then();
    }
  }

  /// Routers learn and explore; the class is held behind them.
  @Test
  void a_router_that_sends_everything_everywhere_leaks_nothing() {
    maru.own("house", own.url(), Tier.SMALL);
    Router careless =
        (ask, models) -> {
          List<Step> plan = new ArrayList<>();
          models.all().forEach(model -> plan.add(new Step(model, List.of())));
          return new Route(ask.requested(), DataClass.OPEN, List.of(), List.of(), plan);
        };
    Gateway gateway =
        new Gateway(
            maru.models(),
            careless,
            Translator.none(),
            maru.health(),
            maru.receipts(),
            Clock.systemUTC());
    gateway.complete(open(PHONE));
    gateway.complete(ask("auto", "words", DataClass.SEALED));
    assertThat(outside.exchanges()).isEmpty();
    assertThat(gateway.route(open(PHONE)).dataClass()).isEqualTo(DataClass.SEALED);
  }

  private static Script broken() {
    return Script.error(500, "server_error", "oops", "broken");
  }

  /// Says the user's words again, letter by letter.
  private static void repeats(Exchange exchange) throws java.io.IOException {
    Script.says(said(exchange).split("(?<=.)", -1)).play(exchange);
  }

  private static String said(Exchange exchange) {
    JsonArray messages = exchange.body().requireArray("messages");
    return ((JsonObject) messages.get(messages.size() - 1)).requireString("content");
  }

  private static ChatRequest open(String text) {
    return ask("auto", text, DataClass.OPEN);
  }

  private static ChatRequest ask(String model, String text, DataClass least) {
    JsonObject message = JsonObject.builder().put("role", "user").put("content", text).build();
    return ChatRequest.of(
        JsonObject.builder().put("model", model).put("messages", JsonArray.of(message)).build(),
        Origin.MARU,
        least,
        Deadline.after(Duration.ofSeconds(30)));
  }
}
