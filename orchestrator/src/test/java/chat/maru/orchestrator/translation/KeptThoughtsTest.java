package chat.maru.orchestrator.translation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptThoughtsTest {
  private final AtomicLong now = new AtomicLong();
  private final KeptThoughts kept = new KeptThoughts(now::get);

  @Test
  void thoughts_are_found_by_the_first_call_after_them_and_by_nobody_else() {
    kept.keep("k", "p", "m", answer("c1", "sig"));
    assertThat(kept.find("k", "c1").orElseThrow().before()).hasSize(1);
    assertThat(kept.find("k", "c1").orElseThrow().from("p", "other")).isFalse();
    assertThat(kept.find("other", "c1")).isEmpty();
    assertThat(kept.find("k", "c2")).isEmpty();
  }

  @Test
  void they_are_forgotten_after_their_time() {
    kept.keep("k", "p", "m", answer("c1", "sig"));
    now.addAndGet(KeptThoughts.LONGEST.toNanos() + 1);
    assertThat(kept.find("k", "c1")).isEmpty();
  }

  @Test
  void the_oldest_give_way_in_number_and_in_bytes() {
    for (int i = 0; i <= KeptThoughts.MOST; i++) {
      kept.keep("k", "p", "m", answer("c" + i, "sig"));
    }
    assertThat(kept.find("k", "c0")).isEmpty();
    assertThat(kept.find("k", "c1")).isPresent();
    kept.keep("k", "p", "m", answer("big", "x".repeat((int) (KeptThoughts.MOST_BYTES / 3))));
    kept.keep("k", "p", "m", answer("bigger", "x".repeat((int) (KeptThoughts.MOST_BYTES / 3))));
    assertThat(kept.find("k", "big")).isEmpty();
    assertThat(kept.find("k", "bigger")).isPresent();
  }

  private static List<Part> answer(String call, String signature) {
    return List.of(
        new Part.Thinking(
            "t",
            new Part.Opaque(
                Wire.MESSAGES,
                "signature",
                Json.parseObject("{\"signature\":" + Json.of(signature) + "}"))),
        new Part.ToolCall(call, "look", "{}", null),
        new Part.ToolCall(call + "b", "look", "{}", null));
  }
}
