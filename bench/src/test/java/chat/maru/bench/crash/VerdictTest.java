package chat.maru.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.JsonObject;
import chat.maru.bench.crash.Talker.Promise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final Verdict verdict = new Verdict();

  private void log(long seq, String id) {
    verdict.note(
        JsonObject.builder()
            .put("seq", seq)
            .put("kind", "posted")
            .put("message", JsonObject.builder().put("id", id).build())
            .build());
  }

  private List<Long> counts() {
    return List.of(verdict.lost(), verdict.doubled(), verdict.reordered(), verdict.regressed());
  }

  @Test
  void kept_promises_count_as_nothing() {
    log(1, "a");
    log(2, "b");
    verdict.promised(List.of(new Promise("a", 1), new Promise("b", 2)));
    verdict.shown(Map.of(1L, "a", 2L, "b"));
    verdict.marked(2, 2);
    assertThat(counts()).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void a_message_that_was_confirmed_and_is_gone_or_elsewhere_is_lost() {
    log(1, "a");
    log(2, "b");
    verdict.promised(List.of(new Promise("b", 1), new Promise("c", 3)));
    assertThat(counts()).containsExactly(2L, 0L, 0L, 0L);
  }

  @Test
  void a_message_that_was_shown_and_is_gone_is_lost() {
    log(1, "a");
    verdict.shown(Map.of(1L, "z"));
    assertThat(counts()).containsExactly(1L, 0L, 0L, 0L);
  }

  @Test
  void an_id_that_stands_twice_is_doubled() {
    log(1, "a");
    log(2, "a");
    assertThat(counts()).containsExactly(0L, 1L, 0L, 0L);
  }

  @Test
  void gaps_and_swapped_promises_are_reordered() {
    log(1, "a");
    log(3, "b");
    log(4, "c");
    verdict.promised(List.of(new Promise("c", 4), new Promise("b", 3)));
    assertThat(counts()).containsExactly(0L, 0L, 2L, 0L);
  }

  @Test
  void a_read_mark_below_a_confirmed_one_regressed() {
    verdict.marked(5, 4);
    assertThat(counts()).containsExactly(0L, 0L, 0L, 1L);
  }
}
