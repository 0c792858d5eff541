package chat.maru.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeardTest {
  private static byte[] bytes(String text) {
    return ("xx" + text).getBytes(StandardCharsets.UTF_8);
  }

  private static Heard of(String frame) {
    return Heard.of(bytes(frame), 2, frame.length() + 2);
  }

  private static long sent(String frame) {
    return Heard.sentNanos(bytes(frame), 2, frame.length() + 2);
  }

  @Test
  void frames_are_told_by_their_first_bytes() {
    assertThat(of("{\"type\":\"event\",\"room\":\"1\"}")).isEqualTo(Heard.EVENT);
    assertThat(of("{\"type\":\"error\"}")).isEqualTo(Heard.ERROR);
    assertThat(of("{\"type\":\"ack\",\"seq\":3}")).isEqualTo(Heard.ACK);
    assertThat(of("{\"type\":\"ready\",\"rooms\":{}}")).isEqualTo(Heard.READY);
    assertThat(of("{\"type\":\"resync\"}")).isEqualTo(Heard.RESYNC);
    assertThat(of("{\"type\":\"read\",\"seq\":3}")).isEqualTo(Heard.OTHER);
    assertThat(of("{\"type\":\"ev")).isEqualTo(Heard.OTHER);
  }

  @Test
  void a_message_of_120_bytes_carries_when_it_was_sent() {
    for (long nanos : new long[] {0, 1, 123_456_789_012_345L, Long.MAX_VALUE}) {
      assertThat(Heard.text(nanos)).hasSize(120);
      assertThat(sent("{\"type\":\"event\",\"text\":\"" + Heard.text(nanos) + "\"}"))
          .isEqualTo(nanos);
    }
  }

  @Test
  void an_event_without_our_message_is_no_delivery() {
    assertThat(sent("{\"type\":\"event\",\"event\":{\"kind\":\"joined\"}}")).isEqualTo(-1);
    assertThat(sent("{\"type\":\"event\",\"text\":\"#12\"}")).isEqualTo(-1);
  }
}
