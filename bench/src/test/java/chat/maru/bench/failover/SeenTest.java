package chat.maru.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTest {
  private static final String WORDS = "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n";
  private static final String STOP =
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
  private static final String ERROR = "data: {\"error\":{\"code\":\"stream_broken\"}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  @Test
  void only_the_whole_answer_with_its_end_is_right() {
    String answer = WORDS.formatted(Fault.ANSWER);
    assertThat(stream(answer + STOP + DONE).right()).isTrue();
    assertThat(stream(answer + DONE).right()).isFalse();
    assertThat(stream(WORDS.formatted(Fault.BEFORE) + STOP + DONE).right()).isFalse();
    assertThat(stream(answer + STOP + ERROR).right()).isFalse();
    assertThat(Seen.of(200, true, answer + STOP + DONE, false, 1).right()).isFalse();
  }

  @Test
  void an_error_that_pretends_to_be_an_end_is_not_honest() {
    String begun = WORDS.formatted(Fault.BEFORE);
    assertThat(stream(begun + ERROR).honest()).isTrue();
    assertThat(stream(begun + ERROR + DONE).honest()).isFalse();
    assertThat(stream(begun + STOP + ERROR).honest()).isFalse();
    assertThat(stream(begun).honest()).isFalse();
  }

  @Test
  void words_that_are_no_json_are_an_error() {
    assertThat(Seen.of(502, false, "<html>", true, 1).error()).isEqualTo("nonsense");
  }

  private static Seen stream(String body) {
    return Seen.of(200, true, body, true, 1);
  }
}
