package chat.maru.orchestrator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseDecoderTest {
  private static final String STREAM =
      "\uFEFF: 안녕\ndata: {\"t\":\"안녕하세요 👩🏻‍⚖️\"}\n\nevent: 이름\r\ndata:둘\r\ndata: 셋\r\n\r\n"
          + "data\rid: 7\r\rretry: 3\n\n: nothing\n\ndata: [DONE]\n\ndata: cut";

  @Test
  void every_split_of_korean_and_emoji_gives_the_same_events() {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    List<String> whole = decode(bytes);
    assertThat(whole)
        .containsExactly("null:{\"t\":\"안녕하세요 👩🏻‍⚖️\"}", "이름:둘\n셋", "null:", "null:[DONE]");
    for (int i = 1; i < bytes.length; i++) {
      assertThat(decode(Arrays.copyOf(bytes, i), Arrays.copyOfRange(bytes, i, bytes.length)))
          .as("split at %d", i)
          .isEqualTo(whole);
    }
  }

  @Test
  void bytes_may_come_one_at_a_time() {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    byte[][] single = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      single[i] = new byte[] {bytes[i]};
    }
    assertThat(decode(single)).isEqualTo(decode(bytes));
  }

  @Test
  void what_has_no_empty_line_after_it_is_no_event() {
    assertThat(decode("data: {\"a\":1}\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static List<String> decode(byte[]... pieces) {
    SseDecoder decoder = new SseDecoder();
    List<String> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      decoder.feed(piece);
      for (SseEvent event = decoder.poll(); event != null; event = decoder.poll()) {
        events.add(event.name() + ":" + new String(event.data(), StandardCharsets.UTF_8));
      }
    }
    return events;
  }
}
