package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestGateway;
import chat.maru.orchestrator.testing.VendorFault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FailoverTest {
  private FakeVendor first;
  private FakeVendor second;
  private TestGateway maru;

  @BeforeEach
  void start() {
    first = FakeVendor.start();
    second = FakeVendor.start().always(Script.says("the ", "whole ", "answer"));
    maru =
        new TestGateway()
            .outside("first", first.url(), Tier.CAPABLE)
            .outside("second", second.url(), Tier.CAPABLE)
            .fallback("first", "second");
  }

  @AfterEach
  void stop() {
    maru.close();
    first.close();
    second.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_stream_comes_whole_from_the_stand_in_or_ends_in_an_error(VendorFault fault) { // G6, G7, G8
    first.then(fault, fault);
    if (!fault.afterTokens()) {
      assertThat(TestGateway.text(open("first"))).isEqualTo("the whole answer");
      Receipt receipt = maru.receipts().last();
      assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.COMPLETE);
      assertThat(receipt.steps()).extracting(ReceiptStep::model).containsExactly("first", "second");
      assertThat(receipt.steps().getFirst().error()).isNotNull();
      assertThat(receipt.reasons()).extracting(Reason::code).contains("failed_before");
      return;
    }
    StringBuilder got = new StringBuilder();
    assertThatThrownBy(
            () -> {
              try (ChatStream stream = open("first")) {
                while (stream.hasNext()) {
                  got.append(stream.next().deltaText());
                }
              }
            })
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code().fault()).isEqualTo(Fault.PROVIDER);
              assertThat(e.code().retryable()).isTrue();
            });
    assertThat(got).hasToString("one two three ");
    assertThat(maru.receipts().last().outcome()).isEqualTo(Receipt.Outcome.FAILED);
    assertThat(maru.receipts().last().usage().estimated()).isTrue();
    assertThat(maru.receipts().last().costMicros()).isPositive();
    assertThat(second.exchanges()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_whole_answer_comes_from_the_stand_in(VendorFault fault) {
    first.then(fault, fault);
    Completion answer = maru.gateway().complete(TestGateway.ask("first", "hi"));
    assertThat(answer.text()).isEqualTo("the whole answer");
    assertThat(answer.model().name()).isEqualTo("second");
    assertThat(answer.receipt().steps()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/v1", "http://no-such-name.invalid/v1"})
  void a_provider_that_is_not_there_gives_way_at_once(String url) {
    maru.outside("gone", url, Tier.CAPABLE).fallback("gone", "second");
    assertThat(TestGateway.text(open("gone"))).isEqualTo("the whole answer");
    assertThat(maru.gateway().complete(TestGateway.ask("gone", "hi")).text())
        .isEqualTo("the whole answer");
    assertThat(maru.receipts().last().left().provider()).isEqualTo("second");
  }

  @Test
  void a_refused_request_is_not_tried_elsewhere() {
    first.then(Script.error(400, "invalid_request_error", "bad", "temperature is too warm"));
    assertFails("first", OrchestratorError.PROVIDER_REFUSED);
    assertThat(second.exchanges()).isEmpty();
  }

  @Test
  void a_prompt_that_is_too_long_moves_to_the_stand_in() {
    first.then(Script.error(400, "invalid_request_error", "context_length_exceeded", "too long"));
    assertThat(TestGateway.text(open("first"))).isEqualTo("the whole answer");
    assertThat(maru.health().standing(model("first"))).isEqualTo(Health.Standing.UP);
  }

  @Test
  void a_prompt_that_is_too_long_passes_over_models_that_have_no_more_room() {
    try (FakeVendor large = FakeVendor.start()) {
      large.always(Script.says("room enough"));
      maru.outside("small", first.url(), 8_000)
          .outside("same", second.url(), 8_000)
          .outside("large", large.url(), 200_000)
          .fallback("small", "same", "large");
      first.then(Script.error(400, "invalid_request_error", "context_length_exceeded", "too long"));
      assertThat(TestGateway.text(open("small"))).isEqualTo("room enough");
      assertThat(second.exchanges()).isEmpty();
    }
  }

  @Test
  void a_vendor_that_is_overloaded_in_its_own_words_gives_way() {
    first.then(Script.error(529, "overloaded_error", "overloaded_error", "Overloaded"));
    assertThat(TestGateway.text(open("first"))).isEqualTo("the whole answer");
  }

  @Test
  void in_an_outage_the_first_model_is_left_alone_after_two_failures() {
    first.always(VendorFault.INTERNAL_ERROR);
    for (int i = 0; i < 10; i++) {
      assertThat(TestGateway.text(open("first"))).isEqualTo("the whole answer");
    }
    assertThat(first.exchanges()).hasSize(2);
    assertThat(maru.health().standing(model("first"))).isEqualTo(Health.Standing.DOWN);
  }

  @Test
  void a_lone_model_is_asked_again_when_it_stumbles() {
    first.then(VendorFault.INTERNAL_ERROR);
    first.always(Script.says("up again"));
    maru.models().remove("second");
    assertThat(TestGateway.text(open("first"))).isEqualTo("up again");
    assertThat(maru.receipts().last().steps()).hasSize(2);
  }

  @Test
  void a_lone_model_that_is_down_is_refused_with_the_time_to_come_back() {
    first.always(VendorFault.RATE_LIMITED);
    maru.models().remove("second");
    assertFails("first", OrchestratorError.PROVIDER_BUSY);
    assertThatThrownBy(() -> open("first"))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(OrchestratorError.NO_MODEL);
              assertThat(e.retryAfter().orElse(Duration.ZERO)).isPositive();
            });
    assertThat(first.exchanges()).hasSize(1);
    assertThat(maru.receipts().all()).hasSize(2);
  }

  @Test
  void a_client_that_leaves_mid_stream_closes_the_vendor_and_still_has_a_receipt() {
    first.then(VendorFault.STALL_AFTER_3);
    ChatStream stream = open("first");
    assertThat(stream.next().deltaText()).isEmpty();
    assertThat(stream.next().deltaText()).isEqualTo("one ");
    stream.close();
    assertThat(first.last().awaitGone(Duration.ofSeconds(1))).isTrue();
    Receipt receipt = maru.receipts().last();
    assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.CANCELLED);
    assertThat(receipt.usage().output()).isPositive();
    assertThat(receipt.id()).isEqualTo(stream.receiptId());
    assertThat(maru.receipts().all()).hasSize(1);
  }

  @Test
  void the_receipt_tells_what_left_and_what_it_cost() {
    ChatStream stream = open("second");
    TestGateway.text(stream);
    Receipt receipt = stream.receipt();
    assertThat(receipt.left().count()).isEqualTo(1);
    assertThat(receipt.left().provider()).isEqualTo("second");
    assertThat(receipt.usage().estimated()).isFalse();
    long expected = receipt.usage().input() + receipt.usage().output() * 2;
    assertThat(receipt.costMicros()).isEqualTo(expected).isPositive();
    assertThat(receipt.firstToken()).isLessThanOrEqualTo(receipt.took());
  }

  private ChatStream open(String model) {
    return maru.gateway().open(TestGateway.ask(model, "hi"));
  }

  private Model model(String name) {
    return maru.models().find(name).orElseThrow();
  }

  private void assertFails(String model, OrchestratorError expected) {
    assertThatThrownBy(() -> open(model))
        .isInstanceOfSatisfying(MaruException.class, e -> assertThat(e.code()).isEqualTo(expected));
  }
}
