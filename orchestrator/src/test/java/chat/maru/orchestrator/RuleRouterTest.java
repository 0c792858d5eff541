package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.orchestrator.testing.TestGateway;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleRouterTest {
  private static final String NOWHERE = "http://127.0.0.1:1/v1";
  private TestGateway maru;

  @BeforeEach
  void start() {
    maru =
        new TestGateway()
            .own("tiny", NOWHERE, Tier.TINY)
            .own("house", NOWHERE, Tier.SMALL)
            .outside("big", NOWHERE, Tier.CAPABLE);
  }

  @AfterEach
  void stop() {
    maru.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, false, auto, big",
    "OPEN, false, auto:best, big",
    "OPEN, false, auto:cheap, house",
    "OPEN, false, auto:private, house",
    "ROOM, false, auto, house",
    "ROOM, true, auto, big",
    "SEALED, true, auto, house",
    "SEALED, true, auto:best, house",
  })
  void the_class_and_the_preset_decide_who_answers(
      DataClass dataClass, boolean outside, String model, String chosen) {
    Route route = maru.gateway().route(ask(model, "hi", dataClass).outsideAllowed(outside));
    assertThat(route.plan().getFirst().model().name()).isEqualTo(chosen);
    if (dataClass == DataClass.SEALED) {
      assertThat(route.plan()).allMatch(step -> step.model().own());
    }
  }

  @Test
  void a_tiny_model_talks_as_a_last_resort_and_never_judges() {
    ChatRequest request = ask("auto", "hi", DataClass.OPEN);
    assertThat(maru.gateway().route(request).plan().getLast().model().name()).isEqualTo("tiny");
    Route judged = maru.gateway().route(request.purpose(Purpose.JUDGE));
    assertThat(names(judged)).containsExactly("big", "house");
    assertThat(judged.candidates().getLast().excluded()).isEqualTo(Reason.of("tiny_judge"));
    ChatRequest pinned = ask("tiny", "hi", DataClass.OPEN).purpose(Purpose.JUDGE);
    assertThat(maru.gateway().route(pinned).plan()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "주민번호 900101-1234567 맞나요 | resident_number",
        "card 4111 1111 1111 1111 | card",
        "제 번호는 010-1234-5678 | phone",
        "전화 ０１０－１２３４－５６７８ | phone",
        "write to jin@example.org | email",
        "국민은행 123456-04-123456 으로 입금 | account",
      })
  void identifiers_seal_a_request_and_say_why(String text, String kind) {
    Route route = maru.gateway().route(ask("auto", text, DataClass.OPEN));
    assertThat(route.dataClass()).isEqualTo(DataClass.SEALED);
    assertThat(route.raised()).contains(Reason.of("identifier", "kind", kind));
    assertThat(names(route)).doesNotContain("big");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "주문번호 20261124-000123 입니다",
        "at 1764000000000 ms",
        "version 1.2.3-45678",
        "2026-11-24 19:30에 만나요",
        "3,500,000원에 샀어",
        "order 4111111111111112",
      })
  void ordinary_numbers_do_not(String text) {
    assertThat(maru.gateway().route(ask("auto", text, DataClass.OPEN)).dataClass())
        .isEqualTo(DataClass.OPEN);
  }

  @Test
  void a_tool_result_is_looked_at_like_any_other_word() {
    String body =
        "{\"model\":\"auto\",\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"1\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"tel\\\":\\\"01012345678\\\"}\"}]}]}";
    assertThat(maru.gateway().route(request(body, DataClass.OPEN)).dataClass())
        .isEqualTo(DataClass.SEALED);
  }

  @Test
  void a_picture_needs_eyes_and_seals_a_rooms_words() {
    String body =
        "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
            + "\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]}]}";
    assertThat(maru.gateway().route(request(body, DataClass.OPEN)).dataClass())
        .isEqualTo(DataClass.OPEN);
    Route room = maru.gateway().route(request(body, DataClass.ROOM).outsideAllowed(true));
    assertThat(room.dataClass()).isEqualTo(DataClass.SEALED);
    assertThat(room.raised()).contains(Reason.of("uninspected", "kind", "image"));
  }

  @Test
  void a_request_that_nobody_may_answer_says_why_and_what_would_help() {
    maru.models().remove("tiny");
    maru.models().remove("house");
    assertFails(ask("auto", "010-1234-5678", DataClass.OPEN), OrchestratorError.DATA_CLASS);
    assertFails(ask("big", "hi", DataClass.SEALED), OrchestratorError.DATA_CLASS);
    maru.models().remove("big");
    assertFails(ask("auto", "hi", DataClass.OPEN), OrchestratorError.NO_MODEL);
    assertThat(maru.receipts().all()).hasSize(3);
  }

  @Test
  void a_pinned_models_fallbacks_obey_the_class_too() {
    maru.fallback("house", "big", "tiny");
    assertThat(names(maru.gateway().route(ask("house", "hi", DataClass.OPEN))))
        .containsExactly("house", "big", "tiny");
    assertThat(names(maru.gateway().route(ask("house", "hi", DataClass.SEALED))))
        .containsExactly("house", "tiny");
  }

  @Test
  void reasons_are_sentences_in_both_languages() {
    Route route = maru.gateway().route(ask("auto:private", "hi", DataClass.OPEN));
    for (Candidate candidate : route.candidates()) {
      for (Reason reason : candidate.reasons()) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          assertThat(Reasons.text(reason, locale)).isNotEqualTo(reason.code()).doesNotContain("{");
        }
      }
    }
  }

  private void assertFails(ChatRequest request, OrchestratorError expected) {
    assertThatThrownBy(() -> maru.gateway().open(request))
        .isInstanceOfSatisfying(MaruException.class, e -> assertThat(e.code()).isEqualTo(expected));
  }

  private static ChatRequest ask(String model, String text, DataClass dataClass) {
    return request(
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":%s}]}"
            .formatted(model, Json.of(text)),
        dataClass);
  }

  private static ChatRequest request(String body, DataClass dataClass) {
    return ChatRequest.of(
        Json.parseObject(body), Origin.MARU, dataClass, Deadline.after(Duration.ofSeconds(30)));
  }

  private static List<String> names(Route route) {
    return route.plan().stream().map(step -> step.model().name()).toList();
  }
}
